"""Pages for what went wrong before a view could answer: calm, coded, bilingual."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from halte.core.bilingual import Bilingual
from halte.core.errors import declare, sentence

MEGABYTE: Final = 1024 * 1024

declare(
    {
        "bad_request": Bilingual(
            "Your browser sent something this page cannot read. Go back, reload the "
            "page and try again.",
            "Votre navigateur a envoyé une demande que cette page ne peut pas lire. "
            "Revenez en arrière, rechargez la page, puis réessayez.",
        ),
        "too_big": Bilingual(
            "What you sent is larger than the {limit} MB a form may hold. Nothing "
            "was kept. Go back, shorten the text, or send it as a file.",
            "Votre envoi dépasse les {limit} Mo qu’un formulaire peut contenir. Rien "
            "n’a été conservé. Revenez en arrière et raccourcissez le texte, ou "
            "transmettez-le dans un fichier.",
        ),
        "too_many_fields": Bilingual(
            "The form has more than the {limit} fields that can be sent at once. "
            "Send it in smaller parts.",
            "Le formulaire compte plus de {limit} champs, le maximum pour un seul "
            "envoi. Transmettez-le en plusieurs parties.",
        ),
        "forbidden": Bilingual(
            "You may not open this page.",
            "Vous n’avez pas accès à cette page.",
        ),
        "page_not_found": Bilingual(
            "There is no page at this address. It may have moved. Check the address, "
            "or start again from the home page.",
            "Aucune page ne se trouve à cette adresse. Elle a peut-être été déplacée. "
            "Vérifiez l’adresse ou repartez de la page d’accueil.",
        ),
        "server_fault": Bilingual(
            "Something broke on our side. What you had saved is safe. Try again in a "
            "few minutes; if it happens again, tell your administrator the time and "
            "the code below.",
            "Une erreur est survenue de notre côté. Ce que vous aviez enregistré est "
            "intact. Réessayez dans quelques minutes ; si l’erreur se répète, "
            "indiquez l’heure et le code ci-dessous à l’administration.",
        ),
    }
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where it was too much; the sentence names the limit."""
    if isinstance(exception, RequestDataTooBig):
        most = getattr(exception, "limit", settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        return fault(request, 413, "too_big", limit=(most or 0) // MEGABYTE)
    if isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS or 0
        return fault(request, 413, "too_many_fields", limit=limit)
    return fault(request, 400, "bad_request")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return fault(request, 403, "forbidden")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return fault(request, 404, "page_not_found")


def server_fault(request: HttpRequest) -> HttpResponse:
    """500, drawn without the database, since the database may be what broke."""
    text = sentence("server_fault")
    page = render_to_string("ui/broken.html", {"text": text, "code": "server_fault"})
    return HttpResponse(page, status=500)


def fault(
    request: HttpRequest, status: int, code: str, **values: int | str
) -> HttpResponse:
    """A page with the sentence of the code, in the reader’s language."""
    context = {"text": sentence(code, **values), "code": code, "status": status}
    return render(request, "ui/fault.html", context, status=HTTPStatus(status))
