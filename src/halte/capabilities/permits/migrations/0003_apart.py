"""Who enters an instruction is neither officer of a file decided under it."""

from __future__ import annotations

from django.db import migrations

from halte.core.only_if import only_if

# Nobody forms an opinion, or concurs, under a rule that they entered (IRPA 30(1.3)).
OPINION = """NOT EXISTS (
    SELECT 1 FROM permits_instruction i
    WHERE i.id = NEW.instruction_id AND i.by_user_id = NEW.officer_id
)"""
OPENING = """NOT EXISTS (
    SELECT 1 FROM permits_opinion o
    JOIN permits_instruction i ON i.id = o.instruction_id
    WHERE o.id = NEW.opinion_id AND i.by_user_id = NEW.officer_id
)"""
CONCURRENCE = """NOT EXISTS (
    SELECT 1 FROM permits_reading r
    JOIN permits_opinion o ON o.id = r.opinion_id
    JOIN permits_instruction i ON i.id = o.instruction_id
    WHERE r.id = NEW.reading_id AND i.by_user_id = NEW.officer_id
)"""


class Migration(migrations.Migration):
    """After the tables and their first guards."""

    dependencies = [("permits", "0002_guards")]
    operations = [
        only_if("opinion_apart", table="permits_opinion", condition=OPINION),
        only_if("opens_apart", table="permits_fileopening", condition=OPENING),
        only_if("concurs_apart", table="permits_concurrence", condition=CONCURRENCE),
    ]
