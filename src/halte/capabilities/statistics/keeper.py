"""Who acts where nobody is signed in: the command line, the first start."""

from __future__ import annotations

from halte.core.access.actor import Actor, Via
from halte.core.access.purposes import STATISTICS
from halte.core.errors import Invalid
from halte.core.organisations.models import Membership, Organisation


def keeper(via: Via = "command") -> Actor:
    """An analyst and release officer, of the organisation that has analysts.

    Whoever can run a command can already reach the database; the audit says
    which door it came through.
    """
    return Actor(
        organisation_id=home_of_analysts(),
        roles=frozenset({"analyst", "release_officer"}),
        purpose=STATISTICS.slug,
        via=via,
        label="halte measures",
    )


def home_of_analysts() -> int:
    """The organisation whose people see what is brought in, and can undo it.

    The one with an analyst; without any analyst, the oldest.
    """
    analysts = Membership.objects.in_force().filter(role="analyst")
    found = analysts.order_by("pk").values_list("organisation_id", flat=True).first()
    oldest = Organisation.objects.order_by("pk").values_list("pk", flat=True).first()
    if oldest is None:
        raise Invalid("organisation_first")
    return oldest if found is None else int(found)
