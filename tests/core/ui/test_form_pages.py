"""What follows a form: onward where the action took it, else the same page again."""

from __future__ import annotations

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.utils.translation import override

from halte.core.access.actor import ANONYMOUS
from halte.core.errors import Invalid
from halte.core.ui.form_pages import form_after, sent


class Named(forms.Form):
    name = forms.CharField(max_length=5)


def asked(**typed: str) -> HttpRequest:
    request = HttpRequest()
    request.method = "POST"
    request.POST = request.POST.copy()
    request.POST.update(typed)
    request.actor = ANONYMOUS  # type: ignore[attr-defined]
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    return request


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_the_action_took_leads_back_with_a_word(language: str) -> None:
    request, done = asked(name="Ada"), []
    with override(language):
        answer = form_after(
            request, Named(sent(request)), lambda: done.append(1), title="A", back="/b/"
        )
    assert (answer.status_code, answer["Location"], done) == (302, "/b/", [1])
    said = {"en": "Kept.", "fr": "Conservé."}[language]
    assert [str(m) for m in get_messages(request)] == [said]


def test_an_address_that_the_action_makes_is_asked_after_it() -> None:
    request, made = asked(name="Ada"), []
    answer = form_after(
        request, Named(sent(request)), lambda: made.append("/new/"), title="A",
        back="/b/", to=lambda: made[0], said="Made.",
    )  # fmt: skip
    assert answer["Location"] == "/new/"
    assert [str(m) for m in get_messages(request)] == ["Made."]


def refuse() -> None:
    raise Invalid("changed_meanwhile", field="name")


@pytest.mark.parametrize("typed", ["Ada", "too long a name"])
def test_what_it_did_not_take_stays_to_be_mended(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    request, shown = asked(name=typed), []
    monkeypatch.setattr(
        "halte.core.ui.form_pages.form_page",
        lambda request, form, **context: shown.append((form.errors, context)),
    )
    form = Named(sent(request))
    form_after(request, form, refuse, title="A", back="/b/", lede="B")
    [(errors, context)] = shown
    assert list(errors) == ["name"]
    assert context == {"title": "A", "back": "/b/", "lede": "B"}
    assert list(get_messages(request)) == []
