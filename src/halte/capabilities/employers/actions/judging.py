"""A person says which published name is which employer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from halte.capabilities.employers.actions.register import Particulars, write
from halte.capabilities.employers.comparing import grounds_of
from halte.capabilities.employers.matching import Ground
from halte.capabilities.employers.models import Employer, Judgement, ListedName
from halte.capabilities.employers.queries.standing import scopes_of
from halte.capabilities.employers.scopes import Scope, claimed
from halte.capabilities.employers.states import Verdict
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.methods.linkage.organisation_names import WORKS_AS

EVERYWHERE: Final = Scope()


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual("Judge a published name", "Juger un nom publié"),
    second_factor=True,
)
def judge(
    actor: Actor,
    employer: Employer,
    *,
    name: ListedName,
    verdict: Verdict,
    scope: Scope = EVERYWHERE,
    reason: str = "",
) -> Judgement:
    """The judgement that counts from now on; the ones before stay readable.

    Raises `Invalid` where the name is another employer already within the scope,
    where it stands at several places and nobody says at which or why at all of
    them, or where two numbered companies would become one without a reason.
    """
    require_place(name, scope)
    if verdict is Verdict.SAME:
        if _is_another(name, employer, scope):
            raise Invalid("name_judged", field="verdict")
        require_one_place(name, scope, reason)
    found = grounds_of(employer, name)
    differ = Ground.NUMBERS_DIFFER in found
    if verdict is Verdict.SAME and differ and not reason.strip():
        raise Invalid("numbers_differ", field="reason")
    said = Said(verdict, scope, reason.strip())
    return keep(actor, employer, name, said)


@action(
    Permission.EMPLOYERS_EDIT,
    label=Bilingual(
        "Add an employer from a published name",
        "Ajouter un employeur à partir d’un nom publié",
    ),
    second_factor=True,
)
def add_from_name(
    actor: Actor, name: ListedName, *, scope: Scope = EVERYWHERE, reason: str = ""
) -> Employer:
    """A new employer that this published name is, there or wherever it stands."""
    require_place(name, scope)
    if _is_another(name, None, scope):
        raise Invalid("name_judged", field="place")
    require_one_place(name, scope, reason)
    legal, *trade = (part.strip(' "“”«»()') for part in WORKS_AS.split(name.text))
    employer = write(
        Employer(added_by_id=actor.user_id),
        Particulars(legal, " / ".join(filter(None, trade)), province=name.province),
    )
    keep(actor, employer, name, Said(Verdict.SAME, scope, reason.strip()))
    return employer


@dataclass(frozen=True, slots=True)
class Said:
    """What a person judged, how far it reaches, and why."""

    verdict: Verdict
    scope: Scope
    reason: str


def keep(actor: Actor, employer: Employer, name: ListedName, said: Said) -> Judgement:
    """A judgement with what spoke for it and against it at the time."""
    return Judgement.objects.create(
        name=name,
        employer=employer,
        verdict=said.verdict,
        area=said.scope.area,
        address=said.scope.address,
        grounds=list(grounds_of(employer, name)),
        reason=said.reason,
        by_user_id=actor.user_id,
    )


def require_place(name: ListedName, scope: Scope) -> None:
    """Refuse a place at which the name does not stand."""
    if scope != EVERYWHERE and scope not in scopes_of(name):
        raise Invalid("place_not_of_name", field="place")


def require_one_place(name: ListedName, scope: Scope, reason: str) -> None:
    """One plain name at several places may be as many employers."""
    several = len(scopes_of(name)) > 1
    if scope == EVERYWHERE and several and not reason.strip():
        raise Invalid("name_at_places", field="place")


def _is_another(name: ListedName, employer: Employer | None, scope: Scope) -> bool:
    """True where judgements of some other employer say “same” within the scope."""
    made: dict[int, list[Judgement]] = {}
    for row in Judgement.objects.filter(name=name).order_by("-id"):
        made.setdefault(row.employer_id, []).append(row)
    own = employer.pk if employer else None
    return any(claimed(rows, scope) for pk, rows in made.items() if pk != own)
