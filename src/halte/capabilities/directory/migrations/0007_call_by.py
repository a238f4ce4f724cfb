from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("directory", "0006_printed_lists")]

    operations = [
        migrations.AddField(
            model_name="service",
            name="call_by",
            field=models.DateField(blank=True, db_index=True, null=True),
        ),
    ]
