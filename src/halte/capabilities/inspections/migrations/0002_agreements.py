"""Instalments of a penalty: tables that only grow, and the order that holds."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from halte.core.append_only import append_only
from halte.core.only_if import only_if
from halte.core.together import Together

# What is left of a decision once its payments are taken off.
OWED = """(
    SELECT CAST(d.amount_cad AS bigint) * 100 FROM inspections_decision d
    WHERE d.inspection_id = {inspection}
) - (
    SELECT COALESCE(SUM(p.amount_cents), 0) FROM inspections_payment p
    WHERE p.inspection_id = {inspection}
)"""
OWED_BY_AGREEMENT = OWED.format(
    inspection="(SELECT a.inspection_id FROM inspections_agreement a"
    " WHERE a.id = NEW.agreement_id)"
)
IN_FORCE = """EXISTS (
    SELECT 1 FROM inspections_agreement a
    LEFT JOIN inspections_agreementend e ON e.agreement_id = a.id
    WHERE e.id IS NULL AND {which}
)"""

# About all that is owed, and one at a time.
AGREEMENT = f"""NEW.amount_cents = {OWED.format(inspection="NEW.inspection_id")}
AND NOT {IN_FORCE.format(which="a.inspection_id = NEW.inspection_id")}"""
# In order of days, never more than the amount together, and not once it has ended.
INSTALMENT = f"""NEW.amount_cents + (
    SELECT COALESCE(SUM(i.amount_cents), 0) FROM inspections_instalment i
    WHERE i.agreement_id = NEW.agreement_id
) <= (
    SELECT a.amount_cents FROM inspections_agreement a WHERE a.id = NEW.agreement_id
) AND NOT EXISTS (
    SELECT 1 FROM inspections_instalment i WHERE i.agreement_id = NEW.agreement_id
    AND (i.due_on >= NEW.due_on OR i.number >= NEW.number)
) AND {IN_FORCE.format(which="a.id = NEW.agreement_id")}"""
# Under the agreement in force, and under none where there is none.
PAYMENT = f"""(
    NEW.agreement_id IS NULL
    AND NOT {IN_FORCE.format(which="a.inspection_id = NEW.inspection_id")}
) OR {IN_FORCE.format(
    which="a.id = NEW.agreement_id AND a.inspection_id = NEW.inspection_id"
)}"""
# Kept where nothing is owed; broken where an instalment whose day is past is not
# paid whole; ended without a default while something is owed.
END = f"""(NEW.how = 'kept' AND ({OWED_BY_AGREEMENT}) = 0)
OR (NEW.how = 'ended' AND ({OWED_BY_AGREEMENT}) > 0)
OR (NEW.how = 'broken' AND EXISTS (
    SELECT 1 FROM inspections_instalment i
    JOIN inspections_agreement a ON a.id = i.agreement_id
    WHERE i.agreement_id = NEW.agreement_id AND i.due_on < NEW."on" AND (
        SELECT SUM(j.amount_cents) FROM inspections_instalment j
        WHERE j.agreement_id = i.agreement_id AND j.number <= i.number
    ) > (
        SELECT COALESCE(SUM(p.amount_cents), 0) FROM inspections_payment p
        WHERE p.agreement_id = i.agreement_id
    )
))"""


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[(k, k) for k in (
"opened", "notice_given", "unannounced", "examining", "visited", "findings_entered", "reopened", "corrective_action", "compliant", "corrected", "justified", "preliminary_sent", "corrected_sent", "extended", "answered", "decided", "final_sent", "warning_sent", "closing_sent", "agreed", "agreement_sent", "agreement_ended", "paid", "defaulted", "published", "withdrawn", "closed", "cancelled", "gone", "noted",
)], max_length=20),
        ),
        migrations.AlterField(
            model_name='letter',
            name='kind',
            field=models.CharField(choices=[(k, k) for k in (
"preliminary", "corrected", "final", "warning", "closing", "agreement",
)], max_length=12),
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_on', models.DateField()),
                ('amount_cents', models.BigIntegerField()),
                ('by_user_id', models.BigIntegerField()),
                ('by_name', models.CharField(max_length=200)),
                ('kept_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='inspections.inspection')),
                ('said', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.passage')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='payment',
            name='agreement',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='inspections.agreement'),
        ),
        Together(
            migrations.CreateModel(
                name='AgreementEnd',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('how', models.CharField(choices=[(k, k) for k in (
    "kept", "broken", "ended",
    )], max_length=6)),
                    ('on', models.DateField()),
                    ('by_user_id', models.BigIntegerField()),
                    ('by_name', models.CharField(max_length=200)),
                    ('kept_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('agreement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='end', to='inspections.agreement')),
                    ('said', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='inspections.passage')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Instalment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('due_on', models.DateField()),
                    ('amount_cents', models.BigIntegerField()),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instalments', to='inspections.agreement')),
                ],
                options={
                    'ordering': ['agreement', 'number'],
                },
            ),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('amount_cents__gt', 0)), name='an_agreement_is_about_something'),
        ),
        migrations.AddConstraint(
            model_name='agreementend',
            constraint=models.CheckConstraint(condition=models.Q(('how', "kept"), ('said__isnull', False), _connector='OR'), name='an_agreement_that_fails_says_why'),
        ),
        migrations.AddConstraint(
            model_name='instalment',
            constraint=models.UniqueConstraint(fields=('agreement', 'number'), name='an_instalment_has_its_number'),
        ),
        migrations.AddConstraint(
            model_name='instalment',
            constraint=models.CheckConstraint(condition=models.Q(('amount_cents__gt', 0)), name='an_instalment_is_something'),
        ),
        *(
            append_only(f"inspections_{table}")
            for table in ("agreement", "instalment", "agreementend", "payment")
        ),
        only_if("agreed_on_all", table="inspections_agreement", condition=AGREEMENT),
        only_if("instalment_fits", table="inspections_instalment", condition=INSTALMENT),
        only_if("paid_as_agreed", table="inspections_payment", condition=PAYMENT),
        only_if("agreement_ends", table="inspections_agreementend", condition=END),
    ]
