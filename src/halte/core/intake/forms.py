"""What people type about files and rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, cast

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from halte.core.errors import Invalid
from halte.core.intake import limits, queries
from halte.core.intake.dates import Order
from halte.core.intake.encodings import ENCODINGS
from halte.core.intake.feeds import Feed
from halte.core.intake.models import Batch, Reject
from halte.core.intake.numbers import Mark
from halte.core.intake.readings import Reading
from halte.core.intake.showing import cells_of, loose_sentences

ENCODING_NAMES: Final = {
    "utf-8": "UTF-8",
    "cp1252": _("Windows (cp1252)"),
    "cp850": _("DOS (cp850)"),
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
}
DELIMITERS: Final = (
    (",", _("Comma ,")),
    (";", _("Semicolon ;")),
    ("\t", _("Tab")),
    ("|", _("Bar |")),
)
MARKS: Final = ((".", _("Point: 1234.5")), (",", _("Comma: 1234,5")))
ORDERS: Final = (
    ("", _("Nothing shows it: ask for each")),
    ("day", _("Day first: 30/06/2012")),
    ("month", _("Month first: 06/30/2012")),
)
NEW: Final = "+"
"""Chosen for a source that has no name yet."""

ACCEPTED_FILES: Final = ".csv,.txt,.tsv,.xlsx,.json,.ndjson"


class SendForm(forms.Form):
    """A file and where it comes from."""

    source = forms.ChoiceField(label=_("Where the file comes from"))
    new_source = forms.CharField(
        label=_("Name of the new source"),
        help_text=_(
            "For example the organisation and its release. Halte remembers, for each "
            "source, which column is which. Do not name a person."
        ),
        max_length=120,
        required=False,
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV, Excel workbook (.xlsx) or JSON."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED_FILES}),
    )

    def __init__(self, sources: tuple[str, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if sources:
            known = [(name, name) for name in sources]
            field = cast(forms.ChoiceField, self.fields["source"])
            field.choices = [*known, (NEW, _("A new source: named below"))]
            self.initial.setdefault("source", sources[0])
        else:
            del self.fields["source"]
            self.fields["new_source"].required = True

    def clean(self) -> dict[str, Any]:
        """One source, known or new."""
        given = super().clean() or {}
        known, new = given.get("source", NEW), given.get("new_source", "").strip()
        if known == NEW and not new and "new_source" not in self.errors:
            self.add_error("new_source", _("Name the new source."))
        return {**given, "name": new if known == NEW else known}

    def clean_file(self) -> Any:
        """Not larger than what is taken."""
        file = self.cleaned_data["file"]
        if file.size > limits.file_bytes():
            most = limits.file_bytes() // limits.MEGABYTE
            raise forms.ValidationError(
                str(Invalid("file_too_large", limit=most).sentence)
            )
        return file


class ReadingForm(forms.Form):
    """How a file is read, to correct what was detected."""

    encoding = forms.ChoiceField(
        label=_("Encoding"), choices=[(e, ENCODING_NAMES[e]) for e in ENCODINGS]
    )
    delimiter = forms.ChoiceField(label=_("Between cells"), choices=DELIMITERS)
    sheet = forms.ChoiceField(label=_("Sheet"))
    heading_row = forms.IntegerField(label=_("Row of the headings"), min_value=1)
    mark = forms.ChoiceField(label=_("Decimal mark"), choices=MARKS)
    order = forms.ChoiceField(
        label=_("In 05/06/2012, first comes"), choices=ORDERS, required=False
    )

    def __init__(self, reading: Reading, data: Any = None) -> None:
        initial = {
            "encoding": reading.encoding,
            "delimiter": reading.delimiter,
            "sheet": reading.sheet,
            "heading_row": reading.heading_row,
            "mark": reading.mark,
            "order": reading.order,
        }
        super().__init__(data, initial=initial)
        self.reading = reading
        unused = {
            "csv": ("sheet",),
            "xlsx": ("encoding", "delimiter", "mark"),
            "json": ("encoding", "delimiter", "sheet", "heading_row", "mark"),
        }
        for name in unused[reading.kind]:
            del self.fields[name]
        if "sheet" in self.fields:
            sheets = cast(forms.ChoiceField, self.fields["sheet"])
            sheets.choices = [(name, name) for name in reading.sheets]

    def corrected(self) -> Reading:
        """The reading as chosen; headings are still those of before."""
        given = self.cleaned_data
        old = self.reading
        moved = given.get("sheet", old.sheet) != old.sheet
        return replace(
            old,
            encoding=given.get("encoding", old.encoding),
            delimiter=given.get("delimiter", old.delimiter),
            sheet=given.get("sheet", old.sheet),
            # On another sheet the headings are looked for anew.
            heading_row=0 if moved else given.get("heading_row", old.heading_row),
            mark=cast(Mark, given.get("mark", old.mark)),
            order=cast(Order, given.get("order", old.order)),
        )


class MappingForm(forms.Form):
    """For each column of the feed, the column of the file."""

    def __init__(
        self,
        feed: Feed,
        headings: tuple[str, ...],
        mapped: dict[str, int],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.feed = feed
        choices: list[tuple[str, Any]] = [("", _("Not in this file"))]
        choices += [(str(at), named(at, text)) for at, text in enumerate(headings)]
        for column in feed.columns:
            self.fields[f"column_{column.name}"] = forms.ChoiceField(
                label=column.title,  # type: ignore[arg-type]
                choices=choices,
                required=column.required,
                initial=str(mapped.get(column.name, "")),
                error_messages={
                    "required": _(
                        "This column is needed. Choose where it is in the file."
                    )
                },
            )

    def clean(self) -> dict[str, Any]:
        """Each column of the file is used once."""
        given = super().clean() or {}
        used: set[str] = set()
        for name, at in list(given.items()):
            if at and at in used:
                self.add_error(name, str(Invalid("column_twice").sentence))
            used.add(at)
        return given

    def mapped(self) -> dict[str, int]:
        """Column of the feed -> place in the file’s rows."""
        return {
            name.removeprefix("column_"): int(at)
            for name, at in self.cleaned_data.items()
            if at
        }


def named(at: int, heading: str) -> str:
    """A heading, or the letter of a column without one."""
    if heading:
        return heading
    return gettext("Column %(number)s, without heading") % {"number": at + 1}


class ReasonForm(forms.Form):
    """Why something ends or is left out."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("A few words, kept with the file. Do not name a person."),
        max_length=300,
    )


class CorrectionsForm(forms.Form):
    """The download of waiting rows, corrected."""

    file = forms.FileField(
        label=_("Corrected file"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED_FILES}),
    )


class CellField(forms.CharField):
    """A cell that may be left blank for now: the check says so, nothing is lost."""

    def validate(self, value: Any) -> None:
        """Anything is kept; the rules of the feed are looked at afterwards."""


class RowForm(forms.Form):
    """The cells of one row. What is wrong stands beside each cell."""

    def __init__(self, batch: Batch, reject: Reject, data: Any = None) -> None:
        self.cells = [
            cell
            for cell in cells_of(batch, reject)
            if cell.title is not None or cell.at >= len(batch.reading.headings)
        ]
        kept = {f"cell_{cell.at}": cell.text for cell in self.cells}
        super().__init__(data if data is not None else kept)
        needed = {c.title for c in queries.feed_of(batch).columns if c.required}
        self.stored = list(reject.cells)
        for cell in self.cells:
            long = len(cell.text) > 80 or "\n" in cell.text
            self.fields[f"cell_{cell.at}"] = CellField(
                label=cell.title or _("Cell beyond the headings"),  # type: ignore[arg-type]
                help_text=differs(cell.heading, str(cell.title or "")),
                required=cell.title in needed,
                strip=False,
                max_length=limits.CELL,
                widget=forms.Textarea(attrs={"rows": 4}) if long else None,
            )
        if data is None:
            self.say(batch, reject)

    use_required_attribute = False

    def say(self, batch: Batch, reject: Reject) -> None:
        """Put each stored fault beside its cell."""
        self.full_clean()
        for cell in self.cells:
            for text in cell.faults:
                self.add_error(f"cell_{cell.at}", str(text))
        for text in loose_sentences(batch, reject):
            self.add_error(None, str(text))

    def edited(self) -> list[str]:
        """The whole row with the cells as typed."""
        cells = list(self.stored)
        for cell in self.cells:
            cells += [""] * (cell.at + 1 - len(cells))
            cells[cell.at] = self.cleaned_data[f"cell_{cell.at}"]
        return cells


def differs(heading: str, title: str) -> str:
    """The file’s own heading as a hint, where it is not the column’s title."""
    # Hints are drawn as HTML, and a heading comes from the file.
    return escape(heading) if heading.casefold() != title.casefold() else ""


class FilterForm(forms.Form):
    """Which batches to list."""

    feed = forms.ChoiceField(label=_("Kind of file"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    waiting = forms.BooleanField(label=_("With rows to mend"), required=False)

    def __init__(self, feeds: tuple[Feed, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("All"))
        kinds = cast(forms.ChoiceField, self.fields["feed"])
        kinds.choices = [every, *((f.slug, f.title) for f in feeds)]
        states = cast(forms.ChoiceField, self.fields["state"])
        states.choices = [every, *queries.STATES.items()]


class RowFilterForm(forms.Form):
    """Which rows to list."""

    state = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("waiting", _("To mend")),
            ("mended", _("Mended")),
            ("dropped", _("Left out")),
        ],
        required=False,
    )
    fault = forms.CharField(required=False, widget=forms.HiddenInput, max_length=150)
