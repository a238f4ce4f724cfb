from django.db import migrations, models
from django.utils import timezone

import halte.core.fields
from halte.core.append_only import append_only


class Migration(migrations.Migration):
    """Who else was there, what a legal basis rests on, the day of an asking."""

    dependencies = [("consent", "0003_who_spoke")]

    operations = [
        migrations.AddField(
            "event",
            "witness",
            halte.core.fields.EncryptedTextField(blank=True, default=""),
        ),
        migrations.AddField(
            "event",
            "authority",
            halte.core.fields.EncryptedTextField(blank=True, default=""),
        ),
        append_only("consent_event", renewed=("witness", "authority")),
        migrations.AddField(
            "recallnote", "on", models.DateField(default=timezone.localdate)
        ),
        migrations.AlterField(
            "recallnote", "state", models.CharField(max_length=14)
        ),
        append_only("consent_recallnote"),
    ]
