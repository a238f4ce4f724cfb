"""From the rows of a publication to rows that are kept, each once."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from django.db import connection
from django.db.models import Model

from halte.capabilities.employers.models import (
    Appearance,
    ListedAssessment,
    ListedFinding,
    ListedName,
    NameKey,
    Publication,
)
from halte.capabilities.employers.published import findings
from halte.capabilities.employers.published.places import where_is
from halte.capabilities.employers.states import ListKind
from halte.core.intake.feeds import Values
from halte.methods.linkage.organisation_names import Name, number_of, taken_apart

Listed = TypeVar("Listed", ListedAssessment, ListedFinding)
NameOf = tuple[str, str]
"""Key of the whole name and province."""

MOST_AT_ONCE: Final = 400
"""Values in one IN (…): older SQLite takes 999 in a statement."""


def keep_assessments(publication: Publication, rows: Sequence[Values]) -> int:
    """Keep rows of a list of assessments; returns how many were new."""
    made = [_assessment(publication, row) for row in rows]
    _name(made, [row.employer for row in made])
    _number(publication, made, map(_printed_assessment, made))
    return _keep(publication, ListedAssessment, made, "assessment")


def keep_findings(publication: Publication, rows: Sequence[Values]) -> int:
    """Keep rows of the page of findings; returns how many were new."""
    made = [_finding(row) for row in rows]
    _name(made, [row.legal_name or row.operating_name for row in made])
    _number(publication, made, map(_printed_finding, made))
    new = _keep(publication, ListedFinding, made, "finding")
    # The newest page says how an employer stands now.
    ListedFinding.objects.bulk_update(
        made, ["standing", "ineligible_until", "standing_text"], batch_size=100
    )
    return new


def _assessment(publication: Publication, row: Values) -> ListedAssessment:
    where = where_is(row["address"], row["province"])
    noc, _dash, title = row["occupation"].partition("-")
    coded = noc.strip().isdigit()
    return ListedAssessment(
        kind=publication.kind,
        period=publication.period,
        stream=_one_line(row["stream"]),
        employer=_one_line(row["employer"]),
        address=_one_line(row["address"]),
        province=where.province,
        postal_code=where.postal_code,
        area=where.area,
        city=where.city[:120],
        # A spreadsheet takes the zero off 0711 (the French list of 2016).
        noc=noc.strip().zfill(4) if coded else "",
        occupation=_one_line(title if coded else row["occupation"]),
        incorporated=_one_line(row["incorporated"]),
        assessments=row["assessments"],
        positions=row["positions"],
    )


def _finding(row: Values) -> ListedFinding:
    address = findings.plain(row["address"])
    where = where_is(address)
    numbers = findings.reasons_of(row["reasons"])
    penalty = findings.penalty_of(row["penalty"])
    standing, until = findings.standing_of(row["standing"])
    return ListedFinding(
        operating_name=_one_line(findings.plain(row["operating_name"])),
        legal_name=_one_line(findings.plain(row["legal_name"])),
        address=address.strip(),
        province=where.province,
        postal_code=where.postal_code,
        area=where.area,
        city=where.city[:120],
        reasons=list(numbers),
        provisions=list(findings.provisions_of(numbers)),
        decided_on=findings.decided_on(row["decided"]),
        decided_text=row["decided"],
        penalty_cents=penalty.cents,
        ban_years=penalty.ban_years,
        ban_permanent=penalty.permanent,
        penalty_text=row["penalty"],
        standing=standing,
        ineligible_until=until,
        standing_text=row["standing"],
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _printed_assessment(row: ListedAssessment) -> list[str]:
    return [
        row.kind, row.period, row.province, row.stream, row.employer, row.address,
        row.noc, row.occupation, row.incorporated, str(row.assessments),
        str(row.positions),
    ]  # fmt: skip


def _printed_finding(row: ListedFinding) -> list[str]:
    """Without the standing: it changes with a payment, the finding does not.

    A day is the same day whether a file writes it 2026-09-13 or 13/09/2026.
    """
    day = row.decided_on.isoformat() if row.decided_on else row.decided_text
    return [
        ListKind.FOUND, row.operating_name, row.legal_name, row.address,
        str(sorted(row.reasons)), day, row.penalty_text,
    ]  # fmt: skip


def _number(
    publication: Publication,
    rows: Sequence[Listed],
    printed: Iterable[Sequence[str]],
) -> None:
    """Give each row its digest and its place among equal rows of the publication.

    Those of earlier chunks are counted by what the publication already has.
    """
    for row, texts in zip(rows, printed, strict=True):
        row.digest = _digest(*texts)
    met = _met(publication, {row.digest for row in rows})
    for row in rows:
        met[row.digest] += 1
        row.copy = met[row.digest]


def _met(publication: Publication, digests: Iterable[str]) -> Counter[str]:
    """How many rows of each digest the publication has."""
    found = publication.kind == ListKind.FOUND
    column = f"{'finding' if found else 'assessment'}__digest"
    mine = Appearance.objects.filter(publication=publication)
    return Counter(
        digest
        for some in _portions(sorted(digests))
        for digest in mine.filter(**{f"{column}__in": some}).values_list(
            column, flat=True
        )
    )


def _digest(*parts: str) -> str:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _portions(items: Sequence[str]) -> Iterable[Sequence[str]]:
    return (items[at : at + MOST_AT_ONCE] for at in range(0, len(items), MOST_AT_ONCE))


def _keep(
    publication: Publication, kind: type[Listed], rows: Sequence[Listed], relation: str
) -> int:
    known = _known(kind, rows)
    fresh = [row for row in rows if (row.digest, row.copy) not in known]
    if fresh:
        _insert(kind, fresh)
        known |= _known(kind, fresh)
    for row in rows:
        row.pk = known[row.digest, row.copy]
    _insert(
        Appearance,
        [
            Appearance(publication_id=publication.pk, **{f"{relation}_id": row.pk})
            for row in rows
        ],
    )
    return len(fresh)


def _insert(kind: type[Model], rows: Sequence[Model]) -> None:
    """Insert rows; those that are there already stay as they are.

    One prepared statement for all: `bulk_create` compiles each value of each row anew,
    which was more than half the cost of taking a list in.
    """
    fields = [f for f in kind._meta.concrete_fields if not f.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = (
        f"INSERT INTO {quote(kind._meta.db_table)} ({columns}) "  # noqa: S608
        f"VALUES ({places}) ON CONFLICT DO NOTHING"
    )
    names = [(field.attname, field.get_db_prep_save) for field in fields]
    values = [
        [prepare(getattr(row, name), connection) for name, prepare in names]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _known(kind: type[Listed], rows: Sequence[Listed]) -> dict[tuple[str, int], int]:
    """Primary keys of the rows that are kept, by digest and copy."""
    kept = kind._default_manager
    return {
        (digest, copy): pk
        for some in _portions(sorted({row.digest for row in rows}))
        for digest, copy, pk in kept.filter(digest__in=some).values_list(
            "digest", "copy", "pk"
        )
    }


def _name(
    rows: Sequence[ListedAssessment] | Sequence[ListedFinding], texts: Sequence[str]
) -> None:
    """Give each row its name in its province; names never met before are kept."""
    apart = {text: taken_apart(text) for text in set(texts)}
    wanted = {
        (apart[text].whole, row.province): text
        for row, text in zip(rows, texts, strict=True)
    }
    names = _names(wanted)
    _keep_names({key: wanted[key] for key in wanted.keys() - names.keys()}, apart)
    names = _names(wanted)
    for row, text in zip(rows, texts, strict=True):
        row.name_id = names[apart[text].whole, row.province]


def _names(wanted: Iterable[NameOf]) -> dict[NameOf, int]:
    asked = set(wanted)
    return {
        (whole, province): pk
        for some in _portions(sorted({whole for whole, _ in asked}))
        for whole, province, pk in ListedName.objects.filter(
            whole__in=some
        ).values_list("whole", "province", "pk")
        if (whole, province) in asked
    }


def _keep_names(fresh: Mapping[NameOf, str], apart: Mapping[str, Name]) -> None:
    if not fresh:
        return
    made = [
        ListedName(text=text, whole=whole, province=province, number=number_of(text))
        for (whole, province), text in fresh.items()
    ]
    _insert(ListedName, made)
    kept = _names(fresh)
    keys = [
        NameKey(name_id=kept[place], key=key, province=place[1])
        for place, text in fresh.items()
        for key in apart[text].keys
    ]
    _insert(NameKey, keys)
