"""What fields of ours have in common: a limit to their length, and errors that say what to do."""

from django import forms
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.text import visible

LONGEST_LINE = 200
LONGEST_ADDRESS = 2_000
LONGEST_TEXT = 10_000
DASHES = "---------"
SPEAK = (
    forms.Field,
    forms.ChoiceField,
    forms.MultipleChoiceField,
    forms.ModelChoiceField,
    forms.ModelMultipleChoiceField,
)


def teach(field: forms.Field, label: str = "") -> None:
    """Give the field of one form its limit and its sentences, where its author has said nothing else.

    The sentences name the field by `label`, or by the label that it has itself.
    """
    label = label or str(field.label or "")
    if isinstance(field, forms.CharField) and not isinstance(field, forms.UUIDField):
        limit_length(field)
        _drop_invisible(field)
        _refuse_null(field)
    if isinstance(field, forms.ChoiceField):
        name_blank(field)
    sentences = {"required": required_sentence(field, label), "invalid_choice": _("Choose one of the answers")}
    field.error_messages |= {code: words for code, words in sentences.items() if _is_djangos(field, code)}
    if field.widget.is_hidden:
        field.error_messages |= dict.fromkeys(("required", "invalid", "invalid_choice"), _reload())


def limit_length(field: forms.CharField) -> None:
    """Refuse what is too long with a sentence of ours. A field without `max_length` gets one that suits it."""
    field.max_length = field.max_length or _default_limit(field)
    others = [validator for validator in field.validators if not isinstance(validator, MaxLengthValidator)]
    message = gettext_lazy("Use at most %(limit_value)d characters. You used %(show_value)d.")
    field.validators = [*others, MaxLengthValidator(field.max_length, message=message)]


def name_blank(field: forms.ChoiceField) -> None:
    """Put words in place of the dashes that Django draws for no answer."""
    words = _("Choose one") if isinstance(field.widget, forms.Select) else _("No answer")
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = words if field.empty_label == DASHES else field.empty_label
    elif isinstance(field.choices, list) and ("", DASHES) in field.choices:
        field.choices = [("", words) if choice == ("", DASHES) else choice for choice in field.choices]


def _drop_invisible(field: forms.CharField) -> None:
    """Take out what nobody can see, before the field asks whether it was answered. Passwords and addresses stay."""
    if isinstance(field, forms.EmailField) or isinstance(field.widget, forms.PasswordInput):
        return
    read = field.to_python
    lines = isinstance(field.widget, forms.Textarea)

    def read_visible(value: object) -> object:
        text = read(value)
        return visible(text, lines=lines) if isinstance(text, str) else text

    field.to_python = read_visible  # type: ignore[method-assign,assignment] # of this one field


def _refuse_null(field: forms.CharField) -> None:
    """Refuse NUL, which no keyboard types and no database takes, with a sentence of ours."""
    others = [each for each in field.validators if not isinstance(each, ProhibitNullCharactersValidator)]
    message = gettext_lazy("Type this again: it has a character that cannot be seen")
    field.validators = [*others, ProhibitNullCharactersValidator(message=message)]


def _reload() -> str:
    """Say what to do where the page itself did not send what it should: nobody has typed it."""
    return _("Copy what you typed, reload the page and send the form again: a part of the page was missing")


def required_sentence(field: forms.Field, label: str) -> str:
    """Say what to do about a field that was left empty."""
    if isinstance(field, forms.BooleanField):
        return _("Tick “%(label)s” to go on") % {"label": label}
    if label.endswith("?"):
        return _("Answer “%(question)s”") % {"question": label}
    what = label[:1].lower() + label[1:]
    if what.startswith("your "):
        return _("Enter %(what)s") % {"what": what}
    sentence = _("Choose the %(what)s") if isinstance(field, forms.ChoiceField) else _("Enter the %(what)s")
    return sentence % {"what": what}


def _default_limit(field: forms.CharField) -> int:
    if isinstance(field, forms.URLField):
        return LONGEST_ADDRESS
    return LONGEST_TEXT if isinstance(field.widget, forms.Textarea) else LONGEST_LINE


def _is_djangos(field: forms.Field, code: str) -> bool:
    """Whether the field would speak in Django's own words; a sentence that the form's author wrote stays."""
    words = str(field.error_messages.get(code))
    return any(words == str(cls.default_error_messages.get(code)) for cls in SPEAK)
