"""Lists say of whom they are; fewer are drawn than are on one; another person seeds."""

from __future__ import annotations

from django.db import migrations, models

from halte.core.append_only import append_only
from halte.core.only_if import only_if

# Who may be drawn and who is drawn are not one person’s to choose (IRPR 209.5(c)).
APART = """EXISTS (
    SELECT 1 FROM inspections_drawlist l
    WHERE l.id = NEW.draw_id AND l.by_user_id <> NEW.by_user_id
)"""


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0005_time_to_answer'),
    ]

    operations = [
        migrations.AddField(
            model_name='drawlist',
            name='list_of',
            field=models.CharField(blank=True, max_length=300),
        ),
        # On SQLite the table was built anew.
        append_only("inspections_drawlist"),
        only_if(
            "fewer_are_drawn",
            table="inspections_drawlist",
            condition="NEW.wanted < NEW.size",
        ),
        only_if("seeded_apart", table="inspections_seed", condition=APART),
    ]
