import uuid

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("directory", "0008_older_words")]

    operations = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "number",
                    models.PositiveBigIntegerField(primary_key=True, serialize=False),
                ),
                ("mark", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("services", models.JSONField(null=True)),
            ],
            options={"ordering": ["number"]},
        ),
    ]
