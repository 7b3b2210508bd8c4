"""Days and months in one box, as people write them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from kit.forms import Form
from kit.forms.fields import DateField, MonthField, WebAddressField


@pytest.mark.parametrize(
    "words",
    ["31 March 2026", "31 Mar 2026", "31/3/2026", "31/03/2026", "2026-03-31", " 31  march 2026 ", "31st March, 2026"],
)
def test_a_day_is_read_however_it_is_written(words):
    assert DateField().clean(words) == date(2026, 3, 31)


@pytest.mark.parametrize("words", ["March 2025", "Mar 2025", "3/2025", "03/2025", "2025-03", "march  2025"])
def test_a_month_is_its_first_day(words):
    assert MonthField().clean(words) == date(2025, 3, 1)


@pytest.mark.parametrize(
    "words", ["31 February 2026", "soon", "31/3", "1 March 26", "2026", "31 March 0026", "0/0/2026"]
)
def test_what_is_no_day_is_refused_with_an_example(words):
    with pytest.raises(ValidationError, match="for example 31 March 2026"):
        DateField().clean(words)


@pytest.mark.parametrize("words", ["13/2025", "spring 2025", "1 March 2025"])
def test_what_is_no_month_is_refused_with_an_example(words):
    with pytest.raises(ValidationError, match="for example March 2025"):
        MonthField().clean(words)


def test_an_empty_day_is_asked_for_with_an_example():
    with pytest.raises(ValidationError, match="Enter a date, for example 31 March 2026"):
        DateField().clean("")
    assert DateField(required=False).clean("") is None


def test_a_known_day_is_shown_in_words_and_what_was_typed_as_typed():
    class When(Form):
        day = DateField()
        month = MonthField()

    known = str(When(initial={"day": date(2026, 3, 1), "month": date(2026, 3, 1)}))
    assert 'value="1 March 2026"' in known
    assert 'value="March 2026"' in known
    assert 'value="3/13/26"' in str(When({"day": "3/13/26"}))


def test_a_day_written_otherwise_has_not_changed():
    assert not DateField().has_changed(date(2026, 3, 31), "31/3/2026")
    assert DateField().has_changed(date(2026, 3, 31), "1/4/2026")
    assert DateField().has_changed(date(2026, 3, 31), "nonsense")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org/report", "https://example.org/report"),
        (" www.gov.uk/guidance ", "https://www.gov.uk/guidance"),
        ("http://blog.example:8080/@team/?to=a@b#c", "http://blog.example:8080/@team/?to=a@b#c"),
    ],
)
def test_a_web_address_is_read_with_and_without_its_scheme(typed, address):
    assert WebAddressField().clean(typed) == address


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("https://gov.uk@evil.example/", "Take out the “@”"),
        ("https://gov.uk:443@evil.example/", "Take out the “@”"),
        ("gov.uk@evil.example", "Take out the “@”"),
        ("//evil.example/", "Begin the address with https://"),
        ("https://gov.uk\\@evil.example/", "Type the address again"),
        ("https:\\\\evil.example", "Type the address again"),
        ("https://gov.uk/\tx", "Type the address again"),
        ("https://gov.uk/\x1bx", "Type the address again"),
        ("http://localhost/", "that everybody can open"),
        ("http://localhost.:8000/", "that everybody can open"),
        ("http://intranet/page", "that everybody can open"),
        ("http://10.1.2.3/", "that everybody can open"),
        ("http://[::1]/", "that everybody can open"),
        ("https://example.org:99999/", "Take out the “:”"),
        ("https://example.org:0/", "Take out the “:”"),
        ("javascript:alert(1)", "for example https://example.org/report"),
        ("mailto:sam@northby.gov.uk", "for example https://example.org/report"),
        ("https://gov.uk\uff20evil.example/", "for example https://example.org/report"),
    ],
)
def test_an_address_that_may_mislead_is_refused_with_what_to_do(typed, sentence):
    class Linked(Form):
        url = WebAddressField()

    (said,) = Linked({"url": typed}).errors["url"]
    assert sentence in said
