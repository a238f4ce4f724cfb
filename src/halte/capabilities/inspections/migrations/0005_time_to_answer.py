"""When more time was asked for, and that an employer has nothing to add."""

from __future__ import annotations

from django.db import migrations, models

from halte.core.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0004_own_files'),
    ]

    operations = [
        migrations.AddField(
            model_name='event',
            name='asked_on',
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[(k, k) for k in (
"opened", "notice_given", "unannounced", "examining", "visited", "findings_entered", "reopened", "corrective_action", "compliant", "corrected", "justified", "preliminary_sent", "corrected_sent", "extended", "answered", "nothing_to_add", "decided", "final_sent", "warning_sent", "closing_sent", "agreed", "agreement_sent", "agreement_ended", "paid", "defaulted", "published", "withdrawn", "closed", "cancelled", "gone", "noted",
)], max_length=20),
        ),
        append_only("inspections_event"),
    ]
