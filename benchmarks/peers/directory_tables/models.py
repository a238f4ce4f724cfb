"""The services of a synthetic directory as plain Django tables, for peers to search.

Imported after Django is set up by `benchmarks/directory_search.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, models
from django.db.models import Q, QuerySet
from modelsearch import index
from modelsearch.queryset import SearchableQuerySetMixin

from halte.methods.directory_search import Offer
from halte.methods.directory_search.vocabulary import FACETS


class Services(SearchableQuerySetMixin, QuerySet):
    """Services that modelsearch can search."""


class Code(models.Model):
    """A value of a facet."""

    name = models.CharField(max_length=60, unique=True)

    class Meta:
        app_label = "directory_tables"


class Service(index.Indexed, models.Model):
    """One service: its texts, and the codes that it is known to have."""

    number = models.CharField(max_length=12, primary_key=True)
    title_en = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200)
    text_en = models.TextField()
    text_fr = models.TextField()
    codes = models.ManyToManyField(Code)

    objects = Services.as_manager()
    search_fields = (
        index.SearchField("title_en"),
        index.SearchField("title_fr"),
        index.SearchField("text_en"),
        index.SearchField("text_fr"),
    )

    class Meta:
        app_label = "directory_tables"


def fill(offers: Iterable[Offer]) -> None:
    """Make the tables and put the offers in."""
    with connection.schema_editor() as editor:
        editor.create_model(Code)
        editor.create_model(Service)
    names = [f"{facet}:{code}" for facet, known in FACETS.items() for code in known]
    Code.objects.bulk_create([Code(name=name) for name in names])
    codes = dict(Code.objects.values_list("name", "pk"))
    through = Service.codes.through
    rows, links = [], []
    for offer in offers:
        rows.append(
            Service(
                number=offer.id, title_en=offer.title.en, title_fr=offer.title.fr,
                text_en=offer.text.en, text_fr=offer.text.fr,
            )
        )  # fmt: skip
        links += [
            through(service_id=offer.id, code_id=codes[f"{facet}:{code}"])
            for facet in FACETS
            for code in offer.stated(facet).yes
        ]
    Service.objects.bulk_create(rows, batch_size=2_000)
    through.objects.bulk_create(links, batch_size=5_000)


def plain(words: Iterable[str], codes: Iterable[str], most: int) -> list[str]:
    """What a plain list page does: every word somewhere, every code, the first rows."""
    found = Service.objects.all()
    for code in codes:
        found = found.filter(codes__name=code)
    for word in words:
        found = found.filter(
            Q(title_en__icontains=word) | Q(title_fr__icontains=word)
            | Q(text_en__icontains=word) | Q(text_fr__icontains=word)
        )  # fmt: skip
    rows = list(found.order_by("title_en", "pk")[:most])
    found.count()
    return [row.pk for row in rows]
