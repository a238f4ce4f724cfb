from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("directory", "0005_arrivals")]

    operations = [
        migrations.AlterField(
            model_name="copy",
            name="kind",
            field=models.CharField(
                choices=[
                    ("pocket", "pocket"), ("bundle", "bundle"), ("list", "list")
                ],
                max_length=8,
            ),
        ),
    ]
