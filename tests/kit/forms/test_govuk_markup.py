"""Our templates draw what GOV.UK Frontend's own examples draw, for every option that we support."""

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.forms.utils import ErrorDict
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from kit.forms.widgets import ExplainedRadios
from tests.look.markup import tree
from tests.look.node import fixtures

ATTRIBUTES = {"type", "inputmode", "autocomplete", "spellcheck", "pattern", "autocapitalize"}
COMMON = {"id", "idPrefix", "name", "label", "hint", "errorMessage", "value", "values", "items", "disabled"}
ITEM = {"value", "text", "checked", "selected"}

# What an example asks for that no form here ever does, and why: only these are left out of the comparison.
LEFT_OUT = {
    "prefix": "no field has words inside its frame",
    "suffix": "no field has words inside its frame",
    "inputWrapper": "no field has words inside its frame",
    "describedBy": "a field is described by its own hint and error alone",
    "attributes": "attributes are Django's, which the widget writes",
    "formGroup": "the group around a field is the form's, without classes of its own",
    "classes": "a choice has no classes of its own",
    "fieldset": "a group of choices has its question as a plain legend: headings stand above the form",
    "no fieldset": "a group of choices is never without its question",
    "label": "a label is text: headings stand above the form",
    "hint": "a hint is text",
    "errorMessage": "an error is text",
    "items": "answers are a value and words, of radios perhaps with a hint: no dividers, nothing folded away",
}

# How many of the examples each component must have had compared: a guard against comparing nothing.
AT_LEAST = {"input": 24, "textarea": 11, "select": 4, "radios": 6, "checkboxes": 4}


@pytest.mark.parametrize("component", AT_LEAST)
def test_a_field_is_drawn_as_the_component(component):
    examples = [example for example in fixtures(component) if not left_out(component, example["options"])]
    different = [example["name"] for example in examples if not is_same(component, example)]
    assert not different
    assert len(examples) >= AT_LEAST[component]


@pytest.mark.parametrize("component", AT_LEAST)
def test_an_example_is_left_out_for_a_reason(component):
    asked = [left_out(component, example["options"]) for example in fixtures(component)]
    assert set().union(*asked) <= set(LEFT_OUT)


@pytest.mark.parametrize("name", ["default", "without links", "mixed with and without links"])
def test_the_error_summary_is_drawn_as_the_component(name):
    example = next(each for each in fixtures("error-summary") if each["name"] == name)
    items = example["options"]["errorList"]
    form = forms.Form(data={}, auto_id="%s")
    for item in items:
        if "href" in item:
            form.fields[item["href"].removeprefix("#")] = forms.CharField(required=False)
    form.full_clean()
    for item in items:
        form.add_error(item["href"].removeprefix("#") if "href" in item else None, item["text"])
    drawn = render_to_string("kit/forms/error_summary.html", {"form": form})
    # Theirs is focused by a script.
    assert tree(drawn.replace(' tabindex="-1" autofocus', "")) == tree(example["html"])


@pytest.mark.parametrize(("name", "number", "pages"), [("default", 2, 3), ("first page", 1, 3), ("last page", 3, 3)])
def test_pagination_is_drawn_as_the_component(name, number, pages):
    example = next(each for each in fixtures("pagination") if each["name"] == name)
    request = RequestFactory().get("/")
    context = Context({"request": request, "page": Paginator(range(pages), 1).page(number)})
    drawn = Template("{% pagination page %}").render(context)
    assert without_addresses(tree(drawn)) == without_addresses(tree(example["html"]))


def test_breadcrumbs_are_drawn_as_the_component():
    example = next(each for each in fixtures("breadcrumbs") if each["name"] == "with collapse on mobile")
    rest = example["options"]["items"][1:]
    words = " ".join(f'"{item["text"]}" "{item["href"]}"' for item in rest)
    drawn = Template("{% breadcrumbs " + words + " %}").render(Context())
    container = tree(drawn)[0][2]
    assert container[2:] == tree(example["html"])


@pytest.mark.parametrize(("name", "level"), [("default", constants.INFO), ("with type as success", constants.SUCCESS)])
def test_a_message_is_drawn_as_the_notification_banner(name, level):
    example = next(each for each in fixtures("notification-banner") if each["name"] == name)
    message = Message(level, example["options"]["text"])
    drawn = render_to_string("parts/messages.html", {"messages": [message]})
    assert tree(drawn) == tree(example["html"])


def left_out(component: str, options: dict) -> set[str]:
    """What an example asks for that our fields never do."""
    has_options = component in {"radios", "checkboxes"}
    known = COMMON | ({"fieldset"} if has_options else ATTRIBUTES | {"rows", "classes"})
    asked = set(options) - known
    asked |= {part for part in ("label", "hint", "errorMessage") if set(options.get(part, {"text"})) != {"text"}}
    asked |= {"items"} if not all(is_answer(component, item) for item in options.get("items", [])) else set()
    if has_options:
        legend = options.get("fieldset", {}).get("legend", {})
        asked |= {"no fieldset"} if "fieldset" not in options else set()
        asked |= {"fieldset"} if set(legend) != {"text"} or set(options.get("fieldset", {})) != {"legend"} else set()
    return asked


def is_answer(component: str, item: dict | None) -> bool:
    """Whether an answer is one that Django's choices can be: a value, words, of radios perhaps a hint."""
    known = ITEM | {"hint"} if component == "radios" else ITEM
    if not item or not set(item) <= known or not item.get("value"):
        return False
    return item.get("selected", True) and item.get("checked", True) and set(item.get("hint", {"text"})) == {"text"}


def is_same(component: str, example: dict) -> bool:
    return tree(draw(component, example["options"])) == tree(example["html"])


def draw(component: str, options: dict) -> str:
    """Draw the example with a form of Django's and our templates."""
    name = options.get("name", "name")
    label = options.get("fieldset", {}).get("legend", options.get("label", {})).get("text")
    field = field_for(component, options, label=label, help_text=options.get("hint", {}).get("text", ""))
    field.disabled = options.get("disabled", False)
    form = type("Example", (forms.Form,), {name: field})(auto_id="%s")
    if "errorMessage" in options:
        form._errors = ErrorDict({name: form.error_class([options["errorMessage"]["text"]])})
    return str(form[name].as_field_group())


def field_for(component: str, options: dict, **words) -> forms.Field:
    attrs = {name: options[name] for name in ATTRIBUTES & set(options)}
    attrs |= {"spellcheck": str(options["spellcheck"]).lower()} if "spellcheck" in options else {}
    attrs |= {"id": options["id"]} if "id" in options else {}
    attrs |= {"class": options["classes"]} if "classes" in options else {}
    if component == "input":
        return forms.CharField(widget=forms.TextInput(attrs), initial=options.get("value"), **words)
    if component == "textarea":
        attrs["rows"] = options.get("rows", 5)
        return forms.CharField(widget=forms.Textarea(attrs), initial=options.get("value"), **words)
    return choices_for(component, options, attrs, words)


def choices_for(component: str, options: dict, attrs: dict, words: dict) -> forms.Field:
    items = options.get("items", [])
    chosen = [item["value"] for item in items if item.get("selected") or item.get("checked")]
    chosen = chosen or options.get("values") or [options.get("value")]
    words["choices"] = [(item["value"], item["text"]) for item in items]
    hints = {str(item["value"]): item["hint"]["text"] for item in items if "hint" in item}
    if component == "checkboxes":
        return forms.MultipleChoiceField(initial=chosen, widget=forms.CheckboxSelectMultiple(attrs), **words)
    widget = forms.Select(attrs) if component == "select" else ExplainedRadios(hints=hints, attrs=attrs)
    return forms.ChoiceField(initial=chosen[0], widget=widget, **words)


def without_addresses(part):
    """Take out where links lead, which differs from site to site."""
    if isinstance(part, dict):
        return {name: value for name, value in part.items() if name != "href"}
    return [without_addresses(each) for each in part] if isinstance(part, list) else part
