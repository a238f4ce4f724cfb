"""The lists that the government publishes, in every layout since 2014."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from django.urls import reverse
from django.utils import timezone

from halte.capabilities.employers.models import Judgement, Publication
from halte.capabilities.employers.published import findings
from halte.capabilities.employers.published.periods import period_of
from halte.capabilities.employers.published.rows import (
    keep_assessments,
    keep_findings,
)
from halte.capabilities.employers.states import ListKind
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.intake.feeds import Column, Fault, Feed, Values, register
from halte.core.intake.folding import fold
from halte.core.intake.models import Batch

TOTALS: Final = ("total", "other employers", "autres employeurs")
HEADINGS: Final = ("address", "adresse")

ASSESSMENTS: Final = (
    Column("province", Bilingual("Province or territory", "Province ou territoire"),
           aliases=("Province/Territory", "Province/Territoire"), longest=120),
    Column("stream", Bilingual("Stream", "Volet"),
           aliases=("Program Stream", "Volet du programme"), longest=80),
    Column("employer", Bilingual("Employer", "Employeur"), required=True,
           aliases=("Employer Name", "Employers", "Nom de l’employeur"), longest=300),
    Column("address", Bilingual("Address", "Adresse"), longest=400),
    Column("occupation", Bilingual("Occupation", "Profession"),
           aliases=("Occupations under NOC 2011", "Occupaitons under NOC 2011",
                    "Occupations under NOC 2021", "Profession sous CNP 2011",
                    "Professions selon la CNP 2011"), longest=240),
    Column("incorporated", Bilingual("Incorporate status", "Statut d’incorporation"),
           longest=60),
    Column("assessments", Bilingual("Assessments", "Études"), "integer", minimum=0,
           aliases=("Approved LMIAs", "Requested LMIAs", "EIMT approuvées",
                    "EIMT demandées")),
    Column("positions", Bilingual("Positions", "Postes"), "integer", required=True,
           minimum=0,
           aliases=("Positions Approved", "Approved Positions", "Requested Positions",
                    "Positions Requested", "Postes Approuvés", "Postes demandés")),
)  # fmt: skip

FINDINGS: Final = (
    Column("operating_name", Bilingual("Business operating name",
                                       "Nom commercial de l’entreprise"),
           aliases=("bn_operating",), longest=300),
    Column("legal_name", Bilingual("Business legal name",
                                   "Dénomination sociale de l’entreprise"),
           aliases=("bn_legal",), longest=300),
    Column("address", Bilingual("Address", "Adresse"), aliases=("addr",), longest=400),
    Column("reasons", Bilingual("Reasons", "Motifs"),
           aliases=("Reason(s)", "Reason", "reason_en", "reason_fr"), longest=120),
    Column("decided", Bilingual("Date of the final decision",
                                "Date de la décision finale"), "custom", required=True,
           aliases=("date", "Date of final decision"), longest=40,
           parse=findings.printed_day),
    Column("penalty", Bilingual("Penalty", "Pénalité"), "custom", required=True,
           aliases=("penalty_en", "penalty_fr"), longest=120,
           parse=findings.printed_penalty),
    Column("standing", Bilingual("Status", "Statut"), "custom", required=True,
           aliases=("status_en", "Employer status", "status_fr"), longest=120,
           parse=findings.printed_standing),
)  # fmt: skip


LONGEST_HEADING: Final = 12
"""Headings are short: an address of a row need not be folded to be told from one."""


def is_note(texts: Mapping[str, str]) -> bool:
    """A note at the foot (one cell alone), a row of totals, or headings that come
    again in other words (both in 2014).
    """
    filled = sum(bool(text) and not text.isspace() for text in texts.values())
    if filled == 1:
        return True
    address = texts.get("address", "").strip()
    if address:
        return len(address) <= LONGEST_HEADING and fold(address) in HEADINGS
    return fold(texts.get("employer", "")).startswith(TOTALS)


def check_finding(row: Values) -> Iterator[Fault]:
    """Someone is named: ten rows of 2023 have one of the two names only."""
    if not (row["operating_name"] or row["legal_name"]):
        yield Fault("legal_name", "finding_nameless")


def publication_of(batch_id: int, kind: ListKind) -> Publication:
    """The publication of a batch, begun where it is not there yet.

    Raises `Invalid` where neither the title nor the name of the file says which
    period the list is about.
    """
    found = Publication.objects.filter(batch_id=batch_id).first()
    if found is not None:
        return found
    batch = Batch.objects.get(pk=batch_id)
    period = ""
    if kind is not ListKind.FOUND:
        period = period_of(batch.reading.title, batch.file_name)
        if not period:
            raise Invalid("list_without_period")
    return Publication.objects.create(
        kind=kind, period=period, title=batch.reading.title, batch_id=batch_id
    )


Keep = Callable[[Publication, Sequence[Values]], int]


def write(
    kind: ListKind, keep: Keep, actor: Actor, batch_id: int, rows: Sequence[Values]
) -> int:
    """Keep a chunk of a list."""
    return keep(publication_of(batch_id, kind), rows)


def undo(actor: Actor, batch_id: int, reason: str) -> None:
    """The publication counts no longer; its rows are not removed."""
    Publication.objects.filter(batch_id=batch_id).update(undone_at=timezone.now())


def blocked(batch_id: int) -> str:
    """A person’s judgement may rest on a name that came with this file."""
    names = (
        f"name__listed{kind}s__appearances__publication__batch_id"
        for kind in ("assessment", "finding")
    )
    rests = any(Judgement.objects.filter(**{n: batch_id}).exists() for n in names)
    return "list_judged" if rests else ""


def done(batch_id: int) -> str:
    """The page of the list."""
    row = Publication.objects.filter(batch_id=batch_id).first()
    return reverse("employers:publication", args=[row.pk]) if row else ""


def list_feed(slug: str, title: Bilingual, about: Bilingual, kind: ListKind) -> Feed:
    """A feed of one kind of list."""
    found = kind is ListKind.FOUND
    keep: Keep = keep_findings if found else keep_assessments
    return register(
        Feed(
            slug=slug,
            title=title,
            description=about,
            columns=FINDINGS if found else ASSESSMENTS,
            submit=Permission.EMPLOYERS_EDIT,
            accept=Permission.EMPLOYERS_EDIT,
            write=partial(write, kind, keep),
            undo=undo,
            blocked=blocked,
            done=done,
            seen_with=Permission.EMPLOYERS_READ,
            check=check_finding if found else None,
            check_reads=("operating_name", "legal_name") if found else (),
            carried=() if found else ("province", "stream", "employer", "address"),
            aside=is_note,
        )
    )


APPROVED: Final = list_feed(
    "lmia-approved",
    Bilingual("Positive labour market impact assessments",
              "Études d’impact sur le marché du travail positives"),
    Bilingual("The list of employers that Employment and Social Development Canada "
              "publishes each quarter, as it is.",
              "La liste d’employeurs qu’Emploi et Développement social Canada publie "
              "chaque trimestre, telle quelle."),
    ListKind.APPROVED,
)  # fmt: skip
REFUSED: Final = list_feed(
    "lmia-refused",
    Bilingual("Negative labour market impact assessments",
              "Études d’impact sur le marché du travail négatives"),
    Bilingual("The same list of refused assessments; its positions are those asked "
              "for.",
              "La même liste pour les études refusées ; ses postes sont ceux "
              "demandés."),
    ListKind.REFUSED,
)  # fmt: skip
FOUND: Final = list_feed(
    "noncompliant-employers",
    Bilingual("Employers found non-compliant", "Employeurs jugés non conformes"),
    Bilingual("The page of employers found non-compliant, saved from the browser, or "
              "its data file.",
              "La page des employeurs jugés non conformes, enregistrée depuis le "
              "navigateur, ou son fichier de données."),
    ListKind.FOUND,
)  # fmt: skip
