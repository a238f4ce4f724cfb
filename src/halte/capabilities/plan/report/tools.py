"""What a report is drawn with, so that a reader knows with what to draw it again."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from halte.core.measures import period_labels, units
from halte.core.ui import charts, paper, writing

HERE: Final = Path(__file__).parent
TEMPLATES: Final = HERE.parent / "templates" / "plan" / "report"
PAPER: Final = Path(paper.__file__).parent
DRAWN_BY: Final = ("*.css", "composing.py", "html.py", "pdf.py", "words.py",
                   "telling/*.py")  # fmt: skip


@cache
def tools() -> str:
    """The typesetter’s version, and a mark of everything that shapes a document.

    Where the mark is another, a kept report may come out otherwise; the kept
    copy is the report.
    """
    files = [
        *(path for shape in DRAWN_BY for path in HERE.glob(shape)),
        *PAPER.glob("*.typ"),
        *PAPER.glob("*.py"),
        TEMPLATES / "article.html",
        TEMPLATES / "block.html",
        *(Path(str(part.__file__)) for part in (charts, period_labels, units, writing)),
    ]
    marks = sha256()
    for path in sorted(files):
        marks.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"Halte {marks.hexdigest()[:12]}, typst {version('typst')}"
