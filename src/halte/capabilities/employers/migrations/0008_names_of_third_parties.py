"""Recruiters and representatives are found again by a keyed digest of their name."""

from django.db import migrations

from halte.core.fields import BlindIndexField, blind_index
from halte.methods.linkage.organisation_names import matched_name

BATCH = 2_000
PLACE = "employers.ThirdParty.name_index"


def fill(apps, editor):
    rows = apps.get_model("employers", "ThirdParty").objects
    for row in rows.only("pk", "name").iterator(BATCH):
        digest = blind_index(matched_name(row.name), place=PLACE)
        rows.filter(pk=row.pk).update(name_index=digest)


class Migration(migrations.Migration):

    dependencies = [
        ("employers", "0007_services_seen"),
    ]

    operations = [
        migrations.AddField(
            model_name="thirdparty",
            name="name_index",
            field=BlindIndexField(db_index=True, default="", of="plain_name"),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
