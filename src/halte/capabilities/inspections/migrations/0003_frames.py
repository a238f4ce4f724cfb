"""What a list is a list of, where a whole province was sealed."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from halte.core.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0002_agreements'),
    ]

    operations = [
        migrations.AddField(
            model_name='drawlist',
            name='size',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.CreateModel(
            name='Frame',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('province', models.CharField(max_length=2)),
                ('first_on', models.DateField()),
                ('last_on', models.DateField()),
                ('decisions', models.PositiveIntegerField()),
                ('draw', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='frame', to='inspections.drawlist')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('first_on__lte', models.F('last_on'))), name='a_frame_ends_after_it_begins')],
            },
        ),
        append_only("inspections_frame"),
        append_only("inspections_drawlist"),
    ]
