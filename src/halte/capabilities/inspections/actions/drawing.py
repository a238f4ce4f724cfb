"""A draw: the list is sealed, then the seed is published, then nothing changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from halte.capabilities.employers.facade import decided_in
from halte.capabilities.inspections.drawing import (
    digest_of,
    draw,
    frozen,
    frozen_in_order,
    size_of,
)
from halte.capabilities.inspections.keeping import passage, require_reason
from halte.capabilities.inspections.models import (
    DrawList,
    Frame,
    Inspection,
    Pick,
    Seed,
)
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Seal a list to draw from", "Sceller une liste de tirage"),
    second_factor=True,
)
def seal_list(
    actor: Actor,
    draw_list: DrawList,
    *,
    title: str,
    list_of: str,
    numbers: Iterable[int],
    wanted: int,
) -> DrawList:
    """Freeze who can be drawn, and say of whom the list is.

    Who reads the employers has checked that they exist.
    """
    draw_list.list_of = require_reason(list_of, "list_of")
    text = frozen(numbers)
    return sealed(actor, draw_list, title=title, text=text, wanted=wanted)


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Seal a province to draw from",
                    "Sceller une province pour le tirage"),
    second_factor=True,
)  # fmt: skip
def seal_province(
    actor: Actor,
    draw_list: DrawList,
    *,
    title: str,
    province: str,
    first_on: date,
    last_on: date,
    wanted: int,
) -> DrawList:
    """Freeze all employers with a positive decision in a province and a period."""
    if first_on > last_on:
        raise Invalid("frame_order", field="last_on")
    if last_on > timezone.localdate():
        raise Invalid("day_to_come", field="last_on")
    found = decided_in(actor, province=province, first_on=first_on, last_on=last_on)
    text, count = frozen_in_order(found.numbers)
    if not count:
        raise Invalid("frame_empty", field="province")
    draw_list.demonstration = found.demonstration
    sealed(actor, draw_list, title=title, text=text, wanted=wanted)
    Frame.objects.create(
        draw=draw_list, province=province, first_on=first_on, last_on=last_on,
        decisions=found.decisions,
    )  # fmt: skip
    return draw_list


def sealed(
    actor: Actor, draw_list: DrawList, *, title: str, text: str, wanted: int
) -> DrawList:
    """The list with its digest, kept. Fewer are drawn than it holds: all is no draw."""
    count = size_of(text)
    if not 1 <= wanted < count:
        raise Invalid("draw_too_many", field="wanted", count=count)
    draw_list.title = title
    draw_list.numbers = text
    draw_list.digest = digest_of(text)
    draw_list.size = count
    draw_list.wanted = wanted
    draw_list.by_user_id = actor.user_id
    draw_list.save()
    return draw_list


def may_seed(actor: Actor, draw_list: DrawList) -> str:
    """Once, by another person than who sealed the list (IRPR 209.5(c): at random)."""
    if hasattr(draw_list, "seed"):
        return "draw_seeded"
    if actor.user_id is None:
        return "person_needed"
    return "draw_same_person" if draw_list.by_user_id == actor.user_id else ""


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Publish the seed of a draw", "Publier le germe d’un tirage"),
    policy=may_seed,
    second_factor=True,
)
def publish_seed(
    actor: Actor, draw_list: DrawList, *, text: str, source: str, published_on: date
) -> Seed:
    """The seed, and where everyone reads it; it draws at once and for good."""
    sealed_on = timezone.localdate(draw_list.sealed_at)
    if published_on <= sealed_on:
        raise Invalid("seed_before_list", field="published_on")
    if published_on > timezone.localdate():
        raise Invalid("day_to_come", field="published_on")
    seed = Seed.objects.create(
        draw=draw_list, text=text.strip(), source=source.strip(),
        published_on=published_on, by_user_id=actor.user_id,
    )  # fmt: skip
    order = draw(draw_list.numbers, seed.text, draw_list.wanted).order
    Pick.objects.bulk_create(
        Pick(
            draw=draw_list, position=at, employer_id=number, by_user_id=actor.user_id
        )
        for at, number in enumerate(order, start=1)
    )  # fmt: skip
    return seed


def may_replace(actor: Actor, pick: Pick) -> str:
    """Once, while no file was opened for the employer that was drawn."""
    if hasattr(pick, "replaced_by"):
        return "pick_replaced"
    return "pick_opened" if Inspection.objects.filter(pick=pick).exists() else ""


@action(
    Permission.INSPECTIONS_EDIT,
    label=Bilingual("Replace an employer that was drawn",
                    "Remplacer un employeur tiré au sort"),
    policy=may_replace,
    second_factor=True,
)  # fmt: skip
def replace(actor: Actor, pick: Pick, *, reason: str) -> Pick:
    """By the next in the order, and by nobody else."""
    words = require_reason(reason, "reason")
    draw_list = DrawList.objects.select_for_update().get(pk=pick.draw_id)
    taken = draw_list.picks.count()
    order = draw(draw_list.numbers, draw_list.seed.text, taken + 1).order
    if taken >= len(order):
        raise Invalid("draw_exhausted", field="reason")
    return Pick.objects.create(
        draw=draw_list, position=taken + 1, employer_id=order[taken], replaces=pick,
        reason=passage(words), by_user_id=actor.user_id,
    )  # fmt: skip
