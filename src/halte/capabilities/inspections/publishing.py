"""The seven facts that the public list states of an employer (IRPR s. 209.997)."""

from __future__ import annotations

import json
from typing import Any

from halte.capabilities.employers.facade import employer_for
from halte.capabilities.inspections.letters.gathering import addressee
from halte.capabilities.inspections.models import Inspection
from halte.capabilities.inspections.owing import owed_cents
from halte.core.access.actor import Actor
from halte.core.errors import Invalid


def facts_of(actor: Actor, inspection: Inspection) -> dict[str, Any]:
    """Name, address, conditions, day, eligibility, amount, and length of the ban."""
    decision = inspection.decision
    computation = decision.computation
    if computation is None:
        raise Invalid("nothing_to_publish")
    brief = employer_for(actor, inspection.employer_id)
    result = json.loads(computation.result_en)
    given = json.loads(computation.findings)["violations"]
    item_of = {one["id"]: one["item"] for one in given}
    found = {
        item_of[one["id"]]
        for one in result["violations"]
        if one["trace"]["status"] != "justified"
    }
    clocks = result["clocks"]
    return {
        "name": [brief.legal_name, *brief.operating_names[:1]],
        "address": addressee(actor, inspection.employer_id)["address"],
        "conditions": sorted(found),
        "determined_on": decision.decided_on.isoformat(),
        "eligibility": {
            "unpaid": owed_cents(inspection) > 0,
            "ineligible_until": clocks["ban_last_day"],
            "for_good": decision.ban == "permanent",
        },
        "amount_cad": decision.amount_cad,
        "ban": decision.ban,
    }
