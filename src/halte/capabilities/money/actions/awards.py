"""Keeping agreements with organisations, and saying that there were none."""

from __future__ import annotations

from collections.abc import Mapping

from halte.capabilities.money import policy
from halte.capabilities.money.lines import kept_line
from halte.capabilities.money.models import Award, AwardVersion, Line, NothingToReport
from halte.capabilities.money.publication.rules import (
    faults,
    protected,
    reference_fault,
)
from halte.capabilities.money.publication.template import grants
from halte.capabilities.money.queries.awards import falls_in
from halte.capabilities.money.states import Quarter
from halte.capabilities.money.years import known_year
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Denied, Invalid
from halte.core.organisations.models import Organisation


@action(
    Permission.MONEY_STATE,
    label=Bilingual("Keep an agreement", "Consigner une entente"),
    policy=policy.may_say,
)
def keep_award(
    actor: Actor,
    line: Line,
    *,
    ref_number: str,
    values: Mapping[str, str],
    place_protected: bool,
    demonstration: bool = False,
) -> Award:
    """Keep a grant or contribution to an organisation, paid from a line."""
    if wrong := reference_fault(ref_number):
        raise wrong
    if Award.objects.filter(ref_number=ref_number).exists():
        raise Invalid("money_award_taken", field="ref_number")
    if actor.organisation_id is None:
        raise Denied("money_not_your_line")
    award = Award.objects.create(
        ref_number=ref_number,
        line=kept_line(line),
        organisation_id=actor.organisation_id,
        demonstration=demonstration,
    )
    _version(actor, award, 0, {**values, "amendment_date": ""}, place_protected)
    return award


@action(
    Permission.MONEY_STATE,
    label=Bilingual("Amend an agreement", "Modifier une entente"),
    policy=policy.may_amend,
)
def amend_award(
    actor: Actor,
    award: Award,
    *,
    seen: int,
    values: Mapping[str, str],
    place_protected: bool,
) -> AwardVersion:
    """Keep what an agreement says from an amendment on. Earlier versions stay.

    `seen` is the amendment that the person began from.
    """
    newest = award.versions.last()
    number = newest.amendment if newest else 0
    if number != seen:
        raise Invalid("changed_meanwhile")
    return _version(actor, award, number + 1, values, place_protected)


@action(
    Permission.MONEY_STATE,
    label=Bilingual("State that there is nothing to report", "Déclarer « néant »"),
    policy=policy.may_report_nothing,
)
def report_nothing(
    actor: Actor, organisation: Organisation, *, fiscal_year: str, quarter: str
) -> NothingToReport:
    """Say that a quarter had no grant or contribution."""
    if known_year(fiscal_year) is None or quarter not in set(Quarter):
        raise Invalid("money_quarter_unknown", field="fiscal_year")
    versions = AwardVersion.objects.filter(award__organisation=organisation)
    if any(falls_in(row, fiscal_year, quarter) for row in versions):
        raise Invalid("money_something_to_report", field="quarter")
    found, made = NothingToReport.objects.get_or_create(
        organisation=organisation,
        fiscal_year=fiscal_year,
        quarter=quarter,
        defaults={"by_user_id": actor.user_id},
    )
    if not made:
        raise Invalid("money_nothing_already", field="quarter")
    return found


def _version(
    actor: Actor,
    award: Award,
    amendment: int,
    values: Mapping[str, str],
    place_protected: bool,
) -> AwardVersion:
    said = {c.id: values.get(c.id, "").strip() for c in grants().columns if c.is_typed}
    if place_protected:
        said = protected(said)
    for wrong in faults(said, amendment=amendment):
        raise wrong
    return AwardVersion.objects.create(
        award=award,
        amendment=amendment,
        values=said,
        place_protected=place_protected,
        by_user_id=actor.user_id,
    )
