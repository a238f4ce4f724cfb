import django.db.models.deletion
from django.db import migrations, models

import halte.core.fields
from halte.core.append_only import append_only


def to_passage():
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="vault.passage",
    )


class Migration(migrations.Migration):
    """Words leave the tables that only grow: keys of encryption change, rows do not."""

    dependencies = [("vault", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", halte.core.fields.EncryptedTextField()),
            ],
        ),
        migrations.RemoveField("link", "why"),
        migrations.RemoveField("link", "recipient"),
        migrations.RemoveField("certificate", "why"),
        migrations.AddField("link", "why", to_passage()),
        migrations.AddField("link", "recipient", to_passage()),
        migrations.AddField("certificate", "why", to_passage()),
        append_only("vault_link"),
        append_only("vault_certificate"),
    ]
