"""Words of the names of employers, so that a search need not read every name."""

import django.db.models.deletion
from django.db import migrations, models

from halte.methods.linkage.organisation_names import words_of

BATCH = 2_000


def fill(apps, editor):
    employers = apps.get_model("employers", "Employer").objects
    words = apps.get_model("employers", "EmployerWord").objects
    model = words.model
    waiting = []
    for row in employers.iterator(BATCH):
        found = {*words_of(row.legal_name), *words_of(row.operating_name)}
        waiting += [model(employer_id=row.pk, word=word[:60]) for word in found]
        if len(waiting) >= BATCH:
            words.bulk_create(waiting)
            waiting = []
    words.bulk_create(waiting)


class Migration(migrations.Migration):

    dependencies = [
        ("employers", "0003_names_and_outcomes"),
    ]

    operations = [
        migrations.CreateModel(
            name="EmployerWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=60)),
                ("employer", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="words", to="employers.employer")),
            ],
            options={
                "indexes": [models.Index(fields=["word", "employer"], name="employers_by_word")],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
