"""What the pages of this room share."""

from __future__ import annotations

from django.http import HttpResponse

from halte.capabilities.permits.letters.documents import Kept, opened
from halte.core.bilingual import Language
from halte.core.errors import Denied


def require_open(code: str) -> None:
    """Refuse what the state of the file does not allow, before the form."""
    if code:
        raise Denied(code)


def document(row: Kept, name: str, wanted: str) -> HttpResponse:
    """A kept letter as a file; no copy of it stays anywhere on the way."""
    language: Language = "fr" if wanted == "fr" else "en"
    answer = HttpResponse(opened(row, language), content_type="application/pdf")
    answer.headers["Content-Disposition"] = (
        f'attachment; filename="{name}-{language}.pdf"'
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
