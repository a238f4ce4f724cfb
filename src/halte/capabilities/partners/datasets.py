"""What this room could share: contacts of partners, and projects abroad."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from halte.capabilities.partners.models import Contact
from halte.capabilities.partners.queries.organisations import contacts
from halte.capabilities.partners.queries.projects import projects
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.organisations.models import Organisation
from halte.core.sharing.datasets import Dataset, Field, Filter, Value, register
from halte.core.sharing.states import FieldKind

STAFF = FieldKind.STAFF_CONTACT
BODIES = FieldKind.ORGANISATIONAL
TOTALS = FieldKind.AGGREGATE


def with_contacts(actor: Actor) -> Sequence[tuple[str, Bilingual]]:
    """Partners at which someone is known."""
    here = Contact.objects.visible_to(actor).filter(removed_at=None)
    rows = Organisation.objects.filter(pk__in=here.values("organisation_id"))
    return [(row.slug, Bilingual(row.name_en, row.name_fr)) for row in rows]


def contact_rows(
    actor: Actor, filters: Mapping[str, str]
) -> Iterator[Mapping[str, Value]]:
    """The contacts that the sender’s organisation keeps; the reading is audited."""
    wanted = filters.get("organisation", "")
    for slug, name in with_contacts(actor):
        if wanted in ("", slug):
            for contact in contacts(actor, slug=slug):
                yield {
                    "organisation": name.en,
                    "organisation_fr": name.fr,
                    "name": contact.name,
                    "role": contact.role,
                    "phone": contact.phone,
                    "email": contact.email,
                }


def project_rows(
    actor: Actor, filters: Mapping[str, str]
) -> Iterator[Mapping[str, Value]]:
    """Projects abroad, one a row."""
    for project in projects(actor, country=filters.get("country", "")):
        yield {
            "country": project.country_code,
            "title_en": project.title.en,
            "title_fr": project.title.fr,
            "starts": project.starts,
            "ends": project.ends,
            "legislation": project.legislation.en,
            "officials_trained": project.trained_total,
            "cost": project.cost,
            "currency": project.currency,
        }


def with_projects(actor: Actor) -> Sequence[tuple[str, Bilingual]]:
    """Countries with a project."""
    return sorted({p.country_code: p.country for p in projects(actor)}.items())


CONTACTS = register(
    Dataset(
        id="partners-contacts",
        title=Bilingual("Contacts of partners", "Contacts des partenaires"),
        room="partners",
        fields=(
            Field("organisation", Bilingual("Organisation", "Organisme"), BODIES),
            Field("organisation_fr", Bilingual("Organisation in French",
                  "Organisme en français"), BODIES),
            Field("name", Bilingual("Name", "Nom"), STAFF),
            Field("role", Bilingual("Role", "Fonction"), STAFF),
            Field("phone", Bilingual("Telephone at work", "Téléphone au travail"),
                  STAFF),
            Field("email", Bilingual("E-mail at work", "Courriel au travail"), STAFF),
        ),
        rows=contact_rows,
        permission=Permission.CONTACTS_READ,
        filters=(
            Filter("organisation", Bilingual("Only of", "Seulement de"),
                   with_contacts),
        ),
    )
)  # fmt: skip

PROJECTS = register(
    Dataset(
        id="partners-projects",
        title=Bilingual("Projects abroad", "Projets à l’étranger"),
        room="partners",
        fields=(
            Field("country", Bilingual("Country", "Pays"), BODIES),
            Field("title_en", Bilingual("Title in English", "Titre en anglais"),
                  BODIES),
            Field("title_fr", Bilingual("Title in French", "Titre en français"),
                  BODIES),
            Field("starts", Bilingual("First day", "Premier jour"), BODIES),
            Field("ends", Bilingual("Last day", "Dernier jour"), BODIES),
            Field("legislation", Bilingual("Help with a law", "Appui législatif"),
                  BODIES),
            Field("officials_trained", Bilingual("Officials trained",
                  "Responsables formés"), TOTALS),
            Field("cost", Bilingual("Cost", "Coût"), BODIES),
            Field("currency", Bilingual("Currency", "Monnaie"), BODIES),
        ),
        rows=project_rows,
        permission=Permission.PARTNERS_READ,
        filters=(
            Filter("country", Bilingual("Only in", "Seulement dans"), with_projects),
        ),
    )
)  # fmt: skip
