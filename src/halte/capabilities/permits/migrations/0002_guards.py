"""Tables that only grow, the two-person rule, and the instruction of 2012."""

from __future__ import annotations

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from halte.core.append_only import append_only
from halte.core.only_if import only_if

ONLY_GROW = (
    "abusefact", "closing", "concurrence", "factweight", "fileopening", "instruction",
    "instructionend", "instructionmark", "letter", "look", "offerseen", "opendecision",
    "openletter", "opinion", "reading", "saying", "stepmark", "victimpermit",
    "victimreminder",
)  # fmt: skip

# What is encrypted is written again when the key changes, and only then.
RENEWED = {
    "abusefact": ("words",),
    "concurrence": ("reasons",),
    "factweight": ("reasons",),
    "letter": ("document_en", "document_fr"),
    "look": ("finding",),
    "opendecision": ("totality",),
    "openletter": ("document_en", "document_fr"),
    "opinion": ("reasons",),
    "reading": ("words",),
    "saying": ("words",),
}

# A second officer opens the file: someone else than who wrote the opinion.
OPENING = """NEW.officer_id <> (
    SELECT o.officer_id FROM permits_opinion o WHERE o.id = NEW.opinion_id
)"""
# Their own reading: the first officer is who it says, and they had opened the file.
READING = """NEW.first_officer_id = (
    SELECT o.officer_id FROM permits_opinion o WHERE o.id = NEW.opinion_id
) AND NEW.officer_id <> NEW.first_officer_id AND EXISTS (
    SELECT 1 FROM permits_fileopening f WHERE f.id = NEW.opening_id
    AND f.opinion_id = NEW.opinion_id AND f.officer_id = NEW.officer_id
)"""
# Who read the file answers, and nobody else.
CONCURRENCE = """NEW.officer_id = (
    SELECT r.officer_id FROM permits_reading r WHERE r.id = NEW.reading_id
)"""
# A refusal hangs on a concurrence with the opinion on this very application; the fee
# goes back only where no opinion was written.
LETTER = """(NEW.kind = 'refusal' AND EXISTS (
    SELECT 1 FROM permits_concurrence c
    JOIN permits_reading r ON r.id = c.reading_id
    JOIN permits_opinion o ON o.id = r.opinion_id
    WHERE c.id = NEW.concurrence_id AND c.verdict = 'concur'
    AND o.application_id = NEW.application_id
)) OR (NEW.kind = 'not_processed' AND NOT EXISTS (
    SELECT 1 FROM permits_opinion o WHERE o.application_id = NEW.application_id
))"""


def keep_2012(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """The instruction of 14 July 2012 on risk of sexual exploitation.

    Source: Operational Bulletin 449 (13 July 2012) and the program delivery
    instructions that took its place; in our own words. It was published under
    section 87.3, for applications received from that day on.
    """
    day = date(2012, 7, 14)
    apps.get_model("permits", "Instruction").objects.create(
        reference="2012-sexual-exploitation",
        version=1,
        authority="87.3",
        provision="IRPA 87.3",
        title_en="Sectors with a risk of sexual exploitation",
        title_fr="Secteurs présentant un risque d’exploitation sexuelle",
        text_en="Applications to work for strip clubs, escort services and massage "
        "parlours, in any occupation and also as a contractor or on the premises, are "
        "not processed, and the fee is returned. Businesses whose staff a province "
        "regulates and certifies, such as massage-therapy clinics, are not meant.",
        text_fr="Les demandes visant un travail dans un club de danseuses, un service "
        "d’escorte ou un salon de massage, quelle que soit la profession, y compris à "
        "contrat ou sur les lieux, ne sont pas traitées, et les frais sont remboursés. "
        "Les entreprises dont le personnel est réglementé et agréé par une province, "
        "comme les cliniques de massothérapie, ne sont pas visées.",
        gazette="Canada Gazette, Part I, 14 July 2012 · Gazette du Canada, Partie I",
        published_on=day,
        effective_on=day,
        reaches_pending=False,
    )


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("permits", "0001_initial")]
    operations = [
        migrations.RunPython(keep_2012, migrations.RunPython.noop),
        *(
            append_only(f"permits_{table}", renewed=RENEWED.get(table, ()))
            for table in ONLY_GROW
        ),
        only_if("second_opens", table="permits_fileopening", condition=OPENING),
        only_if("second_reads", table="permits_reading", condition=READING),
        only_if("second_answers", table="permits_concurrence", condition=CONCURRENCE),
        only_if("letter_follows", table="permits_letter", condition=LETTER),
    ]
