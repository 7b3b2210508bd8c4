"""What every form of ours does."""

import pytest
from django import forms

from kit.forms import Form, ModelForm
from kit.forms.fields import WebAddressField
from kit.forms.widgets import ExplainedRadios
from kit.refusals import NotPermitted, Refused


class Offer(Form):
    size = forms.CharField(label="How much?")
    title = forms.CharField()
    your_name = forms.CharField()
    note = forms.CharField(required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(choices=[("money", "Money"), ("time", "Staff time")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I agree")


ANSWERS = {"size": "2 days", "title": "Help", "your_name": "Amara", "kind": "money", "agreed": "on"}


def refuse(sentence, **where):
    raise Refused(sentence, **where)


def test_carrying_out_gives_what_the_action_gives():
    form = Offer(ANSWERS)
    assert form.carry_out(lambda: "pledge") == "pledge"
    assert form.is_valid()


def test_a_refusal_becomes_an_error_of_its_field():
    form = Offer(ANSWERS)
    assert form.carry_out(lambda: refuse("Offer more.", field="size")) is None
    assert form.errors == {"size": ["Offer more."]}


@pytest.mark.parametrize("where", [{}, {"field": "unknown"}])
def test_a_refusal_of_no_field_becomes_an_error_of_the_form(where):
    form = Offer(ANSWERS)
    assert form.carry_out(lambda: refuse("Too late.", **where)) is None
    assert form.non_field_errors() == ["Too late."]


def test_what_is_not_permitted_passes_through():
    def forbid():
        raise NotPermitted("Not you.")

    with pytest.raises(NotPermitted):
        Offer(ANSWERS).carry_out(forbid)


def test_what_was_typed_stays_in_a_refused_form():
    form = Offer(ANSWERS)
    form.carry_out(lambda: refuse("Too late."))
    assert 'value="2 days"' in str(form)


def test_empty_fields_are_asked_for_by_name():
    assert Offer({}).errors == {
        "size": ["Answer “How much?”"],
        "title": ["Enter the title"],
        "your_name": ["Enter your name"],
        "kind": ["Choose the kind"],
        "agreed": ["Tick “I agree” to go on"],
    }


def test_a_sentence_of_the_author_stays():
    class Titled(Form):
        title = forms.CharField(error_messages={"required": "Enter the project’s title"})

    assert Titled({}).errors["title"] == ["Enter the project’s title"]


def test_an_answer_that_was_not_offered_is_refused_in_our_words():
    assert Offer(ANSWERS | {"kind": "gold"}).errors["kind"] == ["Choose one of the answers"]


def test_no_answer_has_words():
    class Blank(Form):
        phase = forms.ChoiceField(choices=[("", "---------"), ("idea", "Idea")], required=False)

    assert '<option value="" selected>Choose one</option>' in str(Blank())


@pytest.mark.parametrize("once", ["", "not an id", "\0"])
def test_what_the_page_itself_should_have_sent_is_asked_for_by_a_reload(once):
    class Sent(Form):
        once = forms.UUIDField(widget=forms.HiddenInput)

    (said,) = Sent({"once": once}).errors["once"]
    assert "reload the page" in said


@pytest.mark.parametrize("kind", [forms.CharField, forms.EmailField, WebAddressField])
def test_a_null_character_is_refused_in_our_words(kind):
    class Typed(Form):
        text = kind()

    assert any("a character that cannot be seen" in said for said in Typed({"text": "a\0b"}).errors["text"])
    assert not any("Null" in said for said in Typed({"text": "a\0b"}).errors["text"])


@pytest.mark.parametrize(("name", "limit"), [("title", 200), ("note", 10_000)])
def test_every_text_has_a_limit(name, limit):
    assert name not in Offer(ANSWERS | {name: "x" * limit}).errors
    errors = Offer(ANSWERS | {name: "x" * (limit + 1)}).errors
    assert errors[name] == [f"Use at most {limit} characters. You used {limit + 1}."]


def test_the_limit_of_the_author_stays_and_is_said_once():
    class Short(Form):
        word = forms.CharField(max_length=3)

    assert Short({"word": "four"}).errors["word"] == ["Use at most 3 characters. You used 4."]


def test_null_characters_are_refused():
    assert "title" in Offer(ANSWERS | {"title": "a\x00b"}).errors


def test_a_form_about_a_row_never_saves_it():
    with pytest.raises(NotImplementedError):
        ModelForm.save(object())


def test_optional_fields_say_so():
    form = Offer()
    assert "(optional)" in form["note"].as_field_group()
    assert "(optional)" not in form["title"].as_field_group()


def test_hint_and_error_describe_the_field_in_their_order():
    class Hinted(Form):
        title = forms.CharField(help_text="In a resident’s words")

    drawn = Hinted({})["title"].as_field_group()
    assert 'aria-describedby="id_title-hint id_title-error"' in drawn
    assert drawn.index('id="id_title-hint"') < drawn.index('id="id_title-error"') < drawn.index("<input")


def test_the_browser_neither_cuts_nor_refuses_what_is_typed():
    class Limited(Form):
        word = forms.CharField(min_length=2, max_length=5, widget=forms.TextInput(attrs={"placeholder": "Word"}))

    drawn = str(Limited())
    assert not [attribute for attribute in ("maxlength", "minlength", "required", "placeholder") if attribute in drawn]


def test_attributes_that_help_typing_pass_through():
    class Helped(Form):
        email = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}))
        size = forms.IntegerField(widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}))

    drawn = str(Helped())
    assert 'autocomplete="email" spellcheck="false"' in drawn
    assert 'type="text"' in drawn
    assert 'inputmode="numeric"' in drawn
    assert 'class="govuk-input govuk-input--width-5"' in drawn


def test_the_summary_leads_to_the_first_of_several_answers():
    form = Offer({})
    assert form["kind"].first_id == "id_kind_0"
    assert form["size"].first_id == "id_size"


def test_answers_may_be_drawn_and_explained():
    from django.utils.html import format_html

    class Phase(Form):
        phase = forms.ChoiceField(
            choices=[("idea", "Idea"), ("live", "Live")],
            widget=ExplainedRadios(
                hints={"idea": "A problem worth solving"},
                draw=lambda value, label: format_html("<b>{} {}</b>", value, label),
            ),
        )

    drawn = str(Phase())
    assert "<b>idea Idea</b>" in drawn
    assert 'id="id_phase_0-item-hint"' in drawn
    assert 'aria-describedby="id_phase_0-item-hint"' in drawn
    assert "id_phase_1-item-hint" not in drawn
