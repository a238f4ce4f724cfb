"""A file of findings, read whole: every fault in it is named with its path."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final, cast

from halte.methods.faults import Faults
from halte.methods.law.findings import (
    Disclosure,
    EarlierNotice,
    EarlierViolation,
    Employer,
    Failure,
    Findings,
)
from halte.methods.law.text.conditions import ITEMS
from halte.methods.law.text.dated import KINDS, Kind
from halte.methods.law.text.justifications import JUSTIFICATIONS
from halte.methods.law.text.parts import DIVIDED, PARTS, SAME_PART
from halte.methods.law.text.severity import SEVERITY
from halte.methods.places import NO_DAY, Place, document_in, document_of

WHOLE: Final = (
    "employer",
    "prior_violations",
    "prior_final_notices",
    "determined_on",
    "violations",
)
NEEDED: Final = ("employer", "determined_on", "violations")
EMPLOYER: Final = ("employees", "gross_revenue_cad", "as_of", "evidence")
DISCLOSURE: Final = (
    "made_on",
    "received_by",
    "complete",
    "inspection_began_on",
    "reasons",
)
EARLIER: Final = ("inspection", "type", "found_on")
NOTICE: Final = ("issued_on", "amount_cad")
VIOLATION_NEEDED: Final = ("id", "item", "workers", "occurred_on", "severity")
VIOLATION: Final = (
    "id",
    "item",
    "part",
    "workers",
    "occurred_on",
    "severity",
    "voluntary_disclosure",
    "justification",
    "disclosure",
)
CRITERIA: Final = tuple(criterion.key for criterion in SEVERITY)
GROUNDS: Final = tuple(dict.fromkeys(j.key for j in JUSTIFICATIONS))
WORDS_FOR_PARTS: Final = {
    item: (*(p.key for p in PARTS if p.item == item),
           *(other for other, key in SAME_PART.items()
             if any(p.item == item and p.key == key for p in PARTS)))
    for item in sorted(DIVIDED)
}  # fmt: skip


def read_file(path: Path) -> Findings:
    """The findings of a file; raises Faults, each with the name of the file."""
    try:
        return findings_of(document_of(path))
    except Faults as faults:
        for fault in faults.found:
            fault.file = path.name
        raise


def read_findings(text: str | bytes) -> Findings:
    """The findings of a JSON text; raises Faults with the path of each."""
    return findings_of(document_in(text))


def findings_of(whole: Place) -> Findings:
    """The findings of a document; raises Faults with all that is wrong."""
    whole.only(WHOLE, NEEDED)
    found = Findings(
        employer=employer(whole.part("employer")),
        prior_violations=tuple(map(earlier, whole.parts("prior_violations"))),
        prior_final_notices=tuple(map(notice, whole.parts("prior_final_notices"))),
        determined_on=whole.day("determined_on"),
        failures=tuple(map(failure, whole.parts("violations"))),
    )
    check_whole(found, whole)
    if whole.faults:
        raise Faults(whole.faults)
    return found


def employer(place: Place) -> Employer:
    """The size of the employer; a day comes with its evidence, or neither does."""
    dated = "as_of" in place.value or "evidence" in place.value
    place.only(EMPLOYER, ("as_of", "evidence") if dated else ())
    return Employer(
        place.whole_or_null("employees", 0),
        place.whole_or_null("gross_revenue_cad", 0),
        place.day("as_of") if dated else None,
        place.text("evidence") if dated else "",
    )


def earlier(place: Place) -> EarlierViolation:
    """A violation of an earlier inspection."""
    place.only(EARLIER, EARLIER)
    kind = place.word("type", KINDS)
    return EarlierViolation(
        place.text("inspection"), cast(Kind, kind), place.day("found_on")
    )


def notice(place: Place) -> EarlierNotice:
    """An earlier final notice."""
    place.only(NOTICE, NOTICE)
    return EarlierNotice(place.day("issued_on"), place.whole("amount_cad", 0) or 0)


def failure(place: Place) -> Failure:
    """A failure to meet a condition."""
    place.only(VIOLATION, VIOLATION_NEEDED)
    item = place.whole("item", 1, ITEMS) or 0
    return Failure(
        id=place.text("id"),
        item=item,
        part=part(place, item),
        workers=place.whole("workers", 1) or 1,
        occurred_on=place.day("occurred_on"),
        severity=severity(place.part("severity")),
        voluntary_disclosure=place.flag("voluntary_disclosure"),
        justification=place.word("justification", GROUNDS),
        disclosure=disclosure(place),
    )


def disclosure(place: Place) -> Disclosure | None:
    """What is known of a disclosure; one that is accepted meets what the law asks."""
    if place.value.get("disclosure") is None:
        return None
    told = place.part("disclosure")
    told.only(DISCLOSURE, DISCLOSURE)
    found = Disclosure(
        made_on=told.day("made_on"),
        received_by=told.text("received_by"),
        complete=told.flag("complete"),
        inspection_began_on=told.day("inspection_began_on"),
        reasons=told.text("reasons"),
    )
    if NO_DAY in (found.made_on, found.inspection_began_on):
        return found
    accepted = place.value.get("voluntary_disclosure") is True
    if accepted and not found.complete:
        told.fault("disclosure_incomplete", "complete")
    if accepted and found.made_on > found.inspection_began_on:
        told.fault("disclosure_late", "made_on", began_on=found.inspection_began_on)
    return found


def part(place: Place, item: int) -> str:
    """The element of a divided condition, by its own key."""
    if item in WORDS_FOR_PARTS:
        said = place.word("part", WORDS_FOR_PARTS[item])
        return SAME_PART.get(said, said)
    if item and place.value.get("part") is not None:
        place.fault("part_undivided", "part", item=item)
    return ""


def severity(place: Place) -> tuple[int, ...]:
    """The points of the seven criteria; one that is not stated has none."""
    place.only(CRITERIA, ())
    return tuple(place.whole(c.key, 0, c.most) or 0 for c in SEVERITY)


def check_whole(found: Findings, whole: Place) -> None:
    """What no single value shows: ids that are there twice, days out of order."""
    if whole.value.get("violations") == []:
        whole.fault("list_empty", "violations")
    seen: set[str] = set()
    for number, one in enumerate(found.failures):
        if one.id and one.id in seen:
            whole.fault("id_twice", f"violations[{number}].id")
        seen.add(one.id)
    check_days(found, whole)


def check_days(found: Findings, whole: Place) -> None:
    """Nothing is from after the determination."""
    until = found.determined_on
    if until == NO_DAY:
        return
    days: list[tuple[str, date]] = [
        *((f"violations[{i}].occurred_on", f.occurred_on)
          for i, f in enumerate(found.failures)),
        *((f"violations[{i}].disclosure.made_on", f.disclosure.made_on)
          for i, f in enumerate(found.failures) if f.disclosure),
        *((f"prior_violations[{i}].found_on", v.found_on)
          for i, v in enumerate(found.prior_violations)),
        *((f"prior_final_notices[{i}].issued_on", n.issued_on)
          for i, n in enumerate(found.prior_final_notices)),
    ]  # fmt: skip
    for path, day in days:
        if day > until:
            whole.fault("day_after_determination", path, determined_on=until)
