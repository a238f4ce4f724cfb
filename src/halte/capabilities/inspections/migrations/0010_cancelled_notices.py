"""A preliminary notice can be cancelled (IRPR s. 209.995).

Only the values that the application offers change, so that no table is built anew
and triggers stay as they are.
"""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0009_disclosures_and_sizes'),
    ]

    operations = [
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[(k, k) for k in (
                "opened", "notice_given", "unannounced", "examining", "visited",
                "findings_entered", "reopened", "corrective_action", "compliant",
                "corrected", "justified", "preliminary_sent", "corrected_sent",
                "cancelling_sent", "extended", "answered", "nothing_to_add", "decided",
                "final_sent", "warning_sent", "closing_sent", "agreed",
                "agreement_sent", "agreement_ended", "paid", "defaulted", "published",
                "withdrawn", "closed", "cancelled", "gone", "noted",
            )], max_length=20),
        ),
        migrations.AlterField(
            model_name='letter',
            name='kind',
            field=models.CharField(choices=[(k, k) for k in (
                "preliminary", "corrected", "cancelling", "final", "warning", "closing",
                "agreement",
            )], max_length=12),
        ),
    ]
