"""What may be shared: datasets that rooms register, field by field.

A room says once what it could give, each field with its kind, and how to read
it. Registering opens nothing: every field that is not public needs a ground
(`grounds`), and the rows are read for the person who sends, under the
permission named here.

    register(Dataset(
        id="partners-contacts",
        title=Bilingual("Contacts of partners", "Contacts des partenaires"),
        room="partners",
        fields=(Field("name", Bilingual("Name", "Nom"), FieldKind.STAFF_CONTACT),),
        rows=contact_rows,
        permission=Permission.CONTACTS_READ,
    ))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from halte.core.access.actor import Actor
from halte.core.access.permissions import Permission
from halte.core.bilingual import Bilingual
from halte.core.consent.words import SCOPES
from halte.core.errors import Invalid
from halte.core.sharing.states import FieldKind

Value = str | int | Decimal | date | None
Rows = Callable[[Actor, Mapping[str, str]], Iterable[Mapping[str, Value]]]
Choices = Callable[[Actor], Sequence[tuple[str, Bilingual]]]


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `scope` is the word of consent that it needs where it identifies."""

    id: str
    title: Bilingual
    kind: FieldKind
    scope: str = ""

    def __post_init__(self) -> None:
        identifies = self.kind is FieldKind.IDENTIFYING
        if identifies != (self.scope in SCOPES):
            raise ValueError(f"{self.id}: a consent word is for identifying fields")


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to send less: one value out of those that the actor may choose."""

    id: str
    title: Bilingual
    choices: Choices


@dataclass(frozen=True, slots=True)
class Dataset:
    """Something that may be shared: its fields, and `rows(actor, filters)`.

    `rows` gives mappings by field id and reads what this actor may see;
    `filters` holds only names and values that `filters` of the dataset offer.
    """

    id: str
    title: Bilingual
    room: str
    fields: tuple[Field, ...]
    rows: Rows
    permission: Permission
    filters: tuple[Filter, ...] = ()

    def titles(self, wanted: frozenset[str]) -> list[Bilingual]:
        """The titles of these fields, in the order of the dataset."""
        return [field.title for field in self.fields if field.id in wanted]

    def of_kind(self, kind: FieldKind) -> frozenset[str]:
        """The ids of the fields of one kind."""
        return frozenset(field.id for field in self.fields if field.kind is kind)


DATASETS: Final[dict[str, Dataset]] = {}


def register(dataset: Dataset) -> Dataset:
    """Make a dataset known. Called once, when the room’s module is imported."""
    if dataset.id in DATASETS:
        raise ValueError(f"the dataset {dataset.id} is registered twice")
    if len({field.id for field in dataset.fields}) != len(dataset.fields):
        raise ValueError(f"the dataset {dataset.id} names a field twice")
    DATASETS[dataset.id] = dataset
    return dataset


def dataset(id_: str) -> Dataset:
    """The dataset of this name."""
    if id_ not in DATASETS:
        raise Invalid("sharing_dataset_unknown", field="dataset")
    return DATASETS[id_]


def chosen(found: Dataset, fields: Iterable[str]) -> frozenset[str]:
    """Some of its fields: at least one, and none that it does not have."""
    wanted = frozenset(fields)
    if not wanted:
        raise Invalid("sharing_no_field", field="fields")
    unknown = wanted - {field.id for field in found.fields}
    if unknown:
        raise Invalid("sharing_field_unknown", field="fields", count=len(unknown))
    return wanted


def narrowed(found: Dataset, actor: Actor, asked: Mapping[str, str]) -> dict[str, str]:
    """The filters that were filled in, each with a value that is offered."""
    kept = {}
    for filter_ in found.filters:
        value = asked.get(filter_.id, "")
        if not value:
            continue
        if value not in {code for code, _ in filter_.choices(actor)}:
            raise Invalid("sharing_filter_unknown", field=filter_.id)
        kept[filter_.id] = value
    return kept
