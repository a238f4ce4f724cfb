"""Which roles an organisation is entrusted with: at first those that it has."""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ABOVE = {"administrator", "auditor", "coordinator"}


def as_it_stands(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Coordinators go on appointing to the roles that their colleagues have."""
    memberships = apps.get_model("organisations", "Membership").objects
    for body in apps.get_model("organisations", "Organisation").objects.all():
        held = memberships.filter(organisation=body, until=None)
        body.entrusted = sorted(set(held.values_list("role", flat=True)) - ABOVE)
        body.save(update_fields=["entrusted"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="entrusted",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.RunPython(as_it_stands, migrations.RunPython.noop),
    ]
