"""Which forms open for whom: refused before they are filled in, not only after."""

from __future__ import annotations

from halte.capabilities.partners.policy import Kept, is_kept_here
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import pick
from halte.core.errors import Denied, Missing
from halte.core.organisations.models import Organisation
from halte.core.organisations.queries import organisations, own_organisation


def require(code: str) -> None:
    """Refuse where there is a reason to."""
    if code:
        raise Denied(code)


def require_edit(actor: Actor) -> None:
    """Those who keep partners’ matters."""
    require(actor.refusal(Permission.PARTNERS_EDIT))


def require_kept(actor: Actor, thing: Kept) -> None:
    """Those who keep this one."""
    require_edit(actor)
    require(is_kept_here(actor, thing))


def keeper(actor: Actor) -> Organisation:
    """The organisation that keeps what this person adds."""
    require_edit(actor)
    try:
        return own_organisation(actor)
    except Missing as nobody:
        raise Denied("no_permission") from nobody


def may_edit(actor: Actor) -> bool:
    """The buttons that add something."""
    return actor.may(Permission.PARTNERS_EDIT)


def body_choices(actor: Actor) -> list[tuple[str, str]]:
    """Short name and name of every organisation that takes part."""
    return [(slug, name) for slug, _pk, name in body_names(actor)]


def body_names(actor: Actor) -> list[tuple[str, int, str]]:
    """The same with the primary key between."""
    return [(row.slug, row.pk, pick(row, "name")) for row in organisations(actor)]
