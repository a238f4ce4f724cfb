"""Employers’ own files: rows that only grow, and two people."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from halte.core.append_only import append_only
from halte.core.only_if import only_if
from halte.core.together import Together

# Who prepared it is who it says, so that the check of the table holds.
REVIEW = """NEW.prepared_by_id = (
    SELECT o.prepared_by_id FROM inspections_ownfile o WHERE o.id = NEW.own_file_id
)"""
# Nothing is handed over that another person did not approve.
RELEASE = """EXISTS (
    SELECT 1 FROM inspections_ownfilereview r
    JOIN inspections_ownfile o ON o.id = r.own_file_id
    WHERE r.own_file_id = NEW.own_file_id AND r.approved
    AND r.by_user_id <> o.prepared_by_id
)"""


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0004_words_of_names'),
        ('inspections', '0003_frames'),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name='OwnFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('asked_on', models.DateField()),
                    ('provision', models.CharField(max_length=200)),
                    ('prepared_on', models.DateField()),
                    ('pieces', models.PositiveIntegerField()),
                    ('withheld', models.PositiveIntegerField()),
                    ('size', models.PositiveIntegerField()),
                    ('prepared_by_id', models.BigIntegerField()),
                    ('prepared_by_name', models.CharField(max_length=200)),
                    ('kept_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.passage')),
                    ('content', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.lettercontent')),
                    ('employer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='employers.employer')),
                    ('why', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.passage')),
                ],
                options={
                    'ordering': ['-id'],
                },
            ),
            migrations.CreateModel(
                name='OwnFileRelease',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('released_on', models.DateField()),
                    ('way', models.CharField(choices=[(k, k) for k in ("mail", "courier", "email", "hand")], max_length=8)),
                    ('by_user_id', models.BigIntegerField()),
                    ('by_name', models.CharField(max_length=200)),
                    ('kept_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('own_file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='release', to='inspections.ownfile')),
                ],
            ),
            migrations.CreateModel(
                name='OwnFileReview',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('approved', models.BooleanField()),
                    ('prepared_by_id', models.BigIntegerField()),
                    ('by_user_id', models.BigIntegerField()),
                    ('by_name', models.CharField(max_length=200)),
                    ('on', models.DateField()),
                    ('kept_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('own_file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='review', to='inspections.ownfile')),
                    ('reason', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.passage')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('by_user_id', models.F('prepared_by_id')), _negated=True), name='another_person_approves_an_own_file'), models.CheckConstraint(condition=models.Q(('approved', True), ('reason__isnull', False), _connector='OR'), name='a_returned_own_file_says_why')],
                },
            ),
        ),
        *(
            append_only(f"inspections_{table}")
            for table in ("ownfile", "ownfilereview", "ownfilerelease")
        ),
        only_if("own_file_read", table="inspections_ownfilereview", condition=REVIEW),
        only_if("own_file_out", table="inspections_ownfilerelease", condition=RELEASE),
    ]
