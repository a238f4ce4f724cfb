"""Names of third parties are encrypted; applications know their newest outcome."""

from django.db import migrations
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

import halte.core.fields
from halte.core.fields import decrypt, encrypt

PLACE = "employers.ThirdParty.name"


def fill(apps, editor):
    third_parties = apps.get_model("employers", "ThirdParty").objects
    for row in third_parties.iterator():
        third_parties.filter(pk=row.pk).update(name=encrypt(row.name, place=PLACE))
    decisions = apps.get_model("employers", "Decision").objects
    newest = decisions.filter(application=OuterRef("pk")).order_by("-id")
    apps.get_model("employers", "Application").objects.update(
        outcome=Coalesce(Subquery(newest.values("outcome")[:1]), "outcome")
    )


def open_again(apps, editor):
    third_parties = apps.get_model("employers", "ThirdParty").objects
    for row in third_parties.iterator():
        third_parties.filter(pk=row.pk).update(name=decrypt(row.name, place=PLACE))


class Migration(migrations.Migration):

    dependencies = [
        ("employers", "0002_what_was_stated"),
    ]

    operations = [
        migrations.RunPython(fill, open_again),
        migrations.AlterField(
            model_name="thirdparty",
            name="name",
            field=halte.core.fields.EncryptedTextField(),
        ),
    ]
