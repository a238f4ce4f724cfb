"""Drafts share a number until one of them is sent; sent letters never share one.

The numbers that letters have stay as they are.
"""

from django.db import migrations

from halte.core.append_only import append_only
from halte.core.only_if import only_if

NUMBERED_APART = """(NOT EXISTS (
    SELECT 1 FROM inspections_letter l
    JOIN inspections_letter sent
        ON sent.inspection_id = l.inspection_id AND sent.number = l.number
    JOIN inspections_sending s ON s.letter_id = sent.id
    WHERE l.id = NEW.letter_id
))"""


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0007_elsewhere'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='letter',
            options={'ordering': ['inspection', 'number', 'id']},
        ),
        migrations.RemoveConstraint(
            model_name='letter',
            name='a_letter_has_its_number',
        ),
        append_only("inspections_letter"),
        only_if("numbered_apart", table="inspections_sending", condition=NUMBERED_APART),
    ]
