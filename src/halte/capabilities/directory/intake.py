"""Services from another directory: the table `services.csv` of an HSDS package.

What comes in is a draft that nobody but a steward sees, until someone has checked
it. The identifier of HSDS is kept, so that the same file twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from halte.capabilities.directory.actions.steps import changed_now
from halte.capabilities.directory.models import (
    Provider,
    ProviderText,
    Service,
    ServiceText,
)
from halte.capabilities.directory.states import ListingState
from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid
from halte.core.intake.feeds import Column, Fault, Feed, Values, register

OLDEST: Final = 120


def identifier(text: str) -> str:
    """An identifier of HSDS: a UUID."""
    try:
        return str(UUID(text))
    except ValueError:
        raise Invalid("directory_hsds_id") from None


def address(text: str) -> str:
    """An e-mail address."""
    try:
        validate_email(text)
    except ValidationError:
        raise Invalid("directory_hsds_email") from None
    return text


def text(name: str, en: str, fr: str, **more: Any) -> Column:
    """A column of words."""
    return Column(name, Bilingual(en, fr), **({"longest": 4_000} | more))


COLUMNS: Final = (
    Column("id", Bilingual("Identifier", "Identifiant"), "custom", required=True,
           parse=identifier),
    Column("organization_id", Bilingual("Identifier of the provider",
                                        "Identifiant du fournisseur"),
           "custom", required=True, parse=identifier),
    text("organization_name", "Name of the provider", "Nom du fournisseur",
         longest=200),
    text("name", "Name", "Nom", required=True, longest=200),
    text("name_fr", "Name in French", "Nom en français", longest=200),
    text("description", "Description", "Description"),
    text("description_fr", "Description in French", "Description en français"),
    text("eligibility_description", "Who is taken in", "Qui est admis"),
    text("application_process", "How to be taken in", "Comment être admis"),
    text("fees_description", "Fees", "Frais"),
    text("alert", "Alert", "Avis", longest=300),
    Column("email", Bilingual("E-mail", "Courriel"), "custom", parse=address),
    Column("minimum_age", Bilingual("Lowest age", "Âge minimal"), "integer",
           minimum=0, maximum=OLDEST),
    Column("maximum_age", Bilingual("Highest age", "Âge maximal"), "integer",
           minimum=0, maximum=OLDEST),
    Column("status", Bilingual("Status", "Statut"), "choice", required=True,
           choices=("active", "inactive", "defunct", "temporarily closed")),
)  # fmt: skip
WORDS: Final = {
    "eligibility": "eligibility_description",
    "application": "application_process",
    "fees": "fees_description",
    "alert": "alert",
}


def check(row: Values) -> Iterable[Fault]:
    """Ages in order; nothing that has ended for good."""
    low, high = row["minimum_age"], row["maximum_age"]
    if low is not None and high is not None and low > high:
        yield Fault("maximum_age", "directory_ages_order")
    if row["status"] == "defunct":
        yield Fault("status", "directory_hsds_ended")


def write(actor: Actor, batch_id: int, rows: Sequence[Values]) -> int:
    """Drafts of services that are not there yet; how many."""
    wanted = [row["id"] for row in rows]
    there = Service.objects.filter(reference__in=wanted).values_list("reference")
    known = {str(reference) for (reference,) in there}
    new = [row for row in rows if row["id"] not in known]
    changed_now([draft(provider_of(batch_id, row), row) for row in new])
    return len(new)


def draft(provider: Provider, row: Values) -> int:
    """One service, shown to nobody yet; its key."""
    service = Service.objects.create(
        reference=row["id"],
        provider=provider,
        email=row["email"] or "",
        minimum_age=row["minimum_age"],
        maximum_age=row["maximum_age"],
    )
    ServiceText.objects.create(
        service=service,
        language="en",
        name=row["name"],
        description=row["description"],
        updated_on=timezone.localdate(),
        **{name: row[column] for name, column in WORDS.items()},
    )
    if row["name_fr"]:
        ServiceText.objects.create(
            service=service, language="fr", name=row["name_fr"],
            description=row["description_fr"], updated_on=timezone.localdate(),
        )  # fmt: skip
    return service.pk


def provider_of(batch_id: int, row: Values) -> Provider:
    """The provider of a row; the same for all its rows of one file."""
    source = f"HSDS {batch_id}, {row['organization_id']}"
    found = Provider.objects.filter(source=source).first()
    if found is None:
        found = Provider.objects.create(source=source)
        name = row["organization_name"] or row["name"]
        ProviderText.objects.create(provider=found, language="en", name=name)
    return found


def of_batch(batch_id: int) -> QuerySet[Service]:
    """The services that came with a file."""
    return Service.objects.filter(provider__source__startswith=f"HSDS {batch_id}, ")


def undo(actor: Actor, batch_id: int, reason: str) -> None:
    """Drafts that nobody worked on go again, with their providers."""
    services = list(of_batch(batch_id).values_list("pk", flat=True))
    of_batch(batch_id).delete()
    Provider.objects.filter(source__startswith=f"HSDS {batch_id}, ").delete()
    changed_now(services)


def blocked(batch_id: int) -> str:
    """Someone worked on one of them."""
    untouched = of_batch(batch_id).filter(
        state=ListingState.DRAFT, version=1, checks=None, changes=None, places=None,
        attributes=None,
    )  # fmt: skip
    worked_on = of_batch(batch_id).count() > untouched.count()
    return "directory_hsds_worked_on" if worked_on else ""


def done(batch_id: int) -> str:
    """The list of listings, where the drafts wait."""
    return reverse("directory:listings")


HSDS: Final = register(
    Feed(
        slug="hsds-services",
        title=Bilingual("Services in HSDS", "Services en HSDS"),
        description=Bilingual(
            "The table services.csv of an HSDS package, with the French texts beside "
            "if there are any. What comes in is a draft until someone checks it.",
            "La table services.csv d’un paquet HSDS, avec les textes français à côté "
            "s’il y en a. Ce qui arrive est une ébauche jusqu’à sa vérification.",
        ),
        columns=COLUMNS,
        submit=Permission.DIRECTORY_KEEP,
        accept=Permission.DIRECTORY_KEEP,
        write=write,
        undo=undo,
        blocked=blocked,
        done=done,
        seen_with=Permission.DIRECTORY_KEEP,
        check=check,
        check_reads=("minimum_age", "maximum_age", "status"),
        known=("id",),
    )
)
