"""What was said and published is closed against change by the database."""

from django.db import migrations

from halte.capabilities.plan.reported import APPEND_ONLY
from halte.core.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("plan", "0001_initial")]

    operations = [append_only(table) for table in APPEND_ONLY]
