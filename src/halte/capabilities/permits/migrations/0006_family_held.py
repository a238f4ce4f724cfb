"""Family decisions only grow, and none is issued without the worker’s own permit."""

from __future__ import annotations

from django.db import migrations

from halte.core.append_only import append_only
from halte.core.only_if import only_if

# IRPR 207.1(2): in Canada, and of a worker who has the permit.
MEMBER = """NEW.outcome <> 'issued' OR EXISTS (
    SELECT 1 FROM permits_familymember m
    JOIN permits_opendecision d ON d.request_id = m.request_id
    WHERE m.id = NEW.member_id AND m.in_canada AND d.outcome = 'issued'
)"""


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("permits", "0005_family")]
    operations = [
        append_only("permits_familydecision", renewed=("reasons",)),
        only_if("family_follows", table="permits_familydecision", condition=MEMBER),
    ]
