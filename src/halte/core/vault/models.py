"""Items, what happened to each, who else may see them, and certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField
from halte.core.organisations.models import Organisation
from halte.core.vault.states import Custody, ItemState, Kind, Scan, Side

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class ItemQuerySet(models.QuerySet["Item"]):
    """One’s own organisation’s, and those that another shares with it."""

    def visible_to(self, actor: Actor) -> ItemQuerySet:
        """What is behind the wall is not even counted for others.

        Whoever put it in keeps seeing it: they know what it is, and must be able to
        say which paper a consent is.
        """
        if not actor.may(Permission.VAULT_READ):
            return self.none()
        body = actor.organisation_id or 0
        shared = Share.objects.standing().filter(organisation_id=body)
        rows = self.filter(
            Q(organisation_id=body) | Q(side=Side.OPEN, pk__in=shared.values("item"))
        )
        if not actor.may(Permission.VAULT_WALLED):
            own = Q(put_in_by_id=actor.user_id, put_in_by_id__isnull=False)
            rows = rows.filter(Q(side=Side.OPEN) | own)
        return rows


class Item(models.Model):
    """A file as it was put in. Its bytes lie sealed in the state folder.

    `digest` is the SHA-256 of what was put in; `file_key` opens the file and is
    gone once the item is disposed of. `token` names the file.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    token = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=10, choices=[(k, k) for k in Kind])
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64, db_index=True)
    name = EncryptedTextField(blank=True)
    shows = EncryptedTextField(blank=True)
    taken_at = models.DateTimeField(null=True)
    taken_where = EncryptedTextField(blank=True)
    side = models.CharField(max_length=6, choices=[(s, s) for s in Side])
    state = models.CharField(max_length=8, default=ItemState.KEPT)
    scan = models.CharField(max_length=11, default=Scan.NOT_SCANNED)
    file_key = EncryptedTextField(null=True)  # type: ignore[misc]  # always text in use
    put_in_at = models.DateTimeField(default=timezone.now)
    put_in_by_id = models.BigIntegerField(null=True)
    demonstration = models.BooleanField(default=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state=ItemState.DISPOSED, file_key__isnull=True)
                | (~Q(state=ItemState.DISPOSED) & Q(file_key__isnull=False)),
                name="an_item_has_its_key_until_it_is_disposed_of",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="an_item_has_content"),
        ]

    def __str__(self) -> str:
        return f"item {self.pk}"


class Passage(models.Model):
    """Words of a person, encrypted.

    Apart from the rows that never change, since keys of encryption do.
    """

    text = EncryptedTextField()

    def __str__(self) -> str:
        return f"passage {self.pk}"


class Link(models.Model):
    """A link of the chain of custody. Append-only.

    `digest` is that of the content put in, copied or exported; `why` and
    `recipient` are in the person’s own words.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="chain")
    kind = models.CharField(max_length=10, choices=[(c, c) for c in Custody])
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=40, blank=True)
    why = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    recipient = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64, blank=True)
    scan = models.CharField(max_length=11, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.kind}"


class ShareQuerySet(models.QuerySet["Share"]):
    """Shares; of an item and an organisation the newest counts."""

    def standing(self) -> ShareQuerySet:
        """Those in force."""
        newest = Share.objects.filter(
            item=OuterRef("item"), organisation=OuterRef("organisation")
        ).order_by("-id")
        latest = Subquery(newest.values("pk")[:1])
        return self.filter(stands=True, pk=latest)


class Share(models.Model):
    """That another organisation may see an item, or may no longer. Append-only."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="shares")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    stands = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.item_id} with {self.organisation_id}"


class Certificate(models.Model):
    """That an item’s content was destroyed: what, when, by which rule. Append-only."""

    item = models.OneToOneField(Item, models.PROTECT, related_name="certificate")
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    rule = models.CharField(max_length=20)
    why = models.ForeignKey(Passage, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"certificate {self.pk}"


APPEND_ONLY = ("vault_link", "vault_share", "vault_certificate")
"""Tables that the database itself closes against update and delete."""
