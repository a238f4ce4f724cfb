"""Progress is told in the language of the command."""

from __future__ import annotations

import io

import pytest

from halte.methods import progress
from halte.methods.bilingual import Language, Texts


@pytest.mark.parametrize(
    ("language", "word"), [("en", "fitting"), ("fr", "ajustement")]
)
def test_progress_speaks_the_language_asked_for(
    language: Language, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0.0)
    out = io.StringIO()
    report = progress.on_terminal(language, out)
    report(0.25, Texts("fitting", "ajustement"))
    report(0.5, "7 / 14")
    assert out.getvalue() == f" 25% {word}\n 50% 7 / 14\n"
