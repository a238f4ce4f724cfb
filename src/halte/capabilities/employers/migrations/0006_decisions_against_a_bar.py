"""Why a positive decision was taken against a bar in force."""

from __future__ import annotations

from django.db import migrations, models

from halte.core.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0005_places_of_judgements'),
    ]

    operations = [
        migrations.AddField(
            model_name='decision',
            name='against_bar',
            field=models.TextField(blank=True),
        ),
        append_only("employers_decision"),
    ]
