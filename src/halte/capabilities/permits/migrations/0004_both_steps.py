"""An open permit is decided on facts that were weighed, and as the request states."""

from __future__ import annotations

from django.db import migrations

from halte.core.only_if import only_if

# IRPR 207.1(1); who withdraws need not have told anything.
DECISION = """NEW.outcome = 'withdrawn' OR (EXISTS (
    SELECT 1 FROM permits_abusefact f
    JOIN permits_factweight w ON w.fact_id = f.id
    WHERE f.request_id = NEW.request_id
) AND (NEW.outcome <> 'issued' OR EXISTS (
    SELECT 1 FROM permits_openpermit p
    WHERE p.id = NEW.request_id AND p.in_canada AND p.tied_permit
)))"""


class Migration(migrations.Migration):
    """After the tables and their other guards."""

    dependencies = [("permits", "0003_apart")]
    operations = [
        only_if("both_steps", table="permits_opendecision", condition=DECISION),
    ]
