"""What workers told, behind the wall.

Keys are random, so that no number says how many there are. Employers and
inspections are noted by number and not by a foreign key: a foreign key would
give those rooms a way back to here, and would make the removal of an employer
fail only where a worker spoke.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.workers.states import (
    Channel,
    Kind,
    Means,
    Place,
    Standing,
    State,
    Told,
)
from halte.core.access.permissions import Permission
from halte.core.fields import BlindIndexField, EncryptedTextField
from halte.core.organisations.holders import held_anywhere
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


FACING: Final = frozenset(
    {
        Permission.EMPLOYERS_EDIT, Permission.INSPECTIONS_EDIT,
        Permission.INSPECTIONS_REVIEW, Permission.INSPECTIONS_DECIDE,
        Permission.VISITS_EDIT,
    }
)  # fmt: skip
"""Whoever writes to employers does not hear workers, whatever their purpose now and
whichever organisation they do it for."""


def random_key() -> models.UUIDField[Any, Any]:
    """A primary key that counts nothing."""
    return models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


class Worker(models.Model):
    """Who a worker is, apart from what they told. `plain_name` feeds the index."""

    id = random_key()
    name = EncryptedTextField()
    plain_name = EncryptedTextField()
    name_index = BlindIndexField(of="plain_name")
    is_chosen = models.BooleanField(default=False)
    """True for a name that the worker chose, which is not theirs."""

    def __str__(self) -> str:
        return f"worker {self.pk}"


class ConflictQuerySet(models.QuerySet["Conflict"]):
    """Who may not hear about whom."""

    def of(self, user_id: int | None) -> Self:
        """Those of one person that stand."""
        return self.filter(user_id=user_id or 0, ended_on=None)


class Conflict(models.Model):
    """A tie of an officer to an employer: they open no account about it.

    Declared by the officer; ended by another officer only.
    """

    id = random_key()
    user_id = models.BigIntegerField(db_index=True)
    employer_id = models.BigIntegerField(db_index=True)
    reason = EncryptedTextField()
    declared_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True)
    ended_by_id = models.BigIntegerField(null=True)

    objects = ConflictQuerySet.as_manager()

    def __str__(self) -> str:
        return f"conflict {self.pk}"


class AccountQuerySet(models.QuerySet["Account"]):
    """The wall: role and purpose, then no tie to the employer."""

    def visible_to(self, actor: Actor) -> Self:
        """For those who hear workers and do not face employers in another role of
        theirs, save where they have a tie to the employer. An interview is for the
        organisation that the worker agreed to talk to.
        """
        if not actor.may(Permission.WORKERS_READ) or held_anywhere(actor) & FACING:
            return self.none()
        own = Organisation.objects.filter(pk=actor.organisation_id or 0).values("slug")
        heard = Q(kind=Kind.TIP) | Q(interview__recipient__in=own)
        tied = Conflict.objects.of(actor.user_id).values("employer_id")
        barred = Link.objects.filter(employer_id__in=tied, ended_on=None)
        return self.filter(heard).exclude(pk__in=barred.values("account_id"))


class Account(models.Model):
    """What a worker told: a tip, or an interview.

    Only days are kept, no hours. `code_digest` finds the account by the return
    code that the person alone has; '' where there is none.
    """

    id = random_key()
    kind = models.CharField(max_length=10, choices=[(k, k) for k in Kind])
    channel = models.CharField(max_length=10, choices=[(c, c) for c in Channel])
    language = models.CharField(max_length=3)
    heard_on = models.DateField(default=timezone.localdate)
    standing = models.CharField(
        max_length=10, choices=[(s, s) for s in Standing], default=Standing.ANONYMOUS
    )
    worker = models.ForeignKey(
        Worker, models.PROTECT, null=True, related_name="accounts"
    )
    means = models.CharField(
        max_length=8, choices=[(m, m) for m in Means], default=Means.NONE
    )
    contact = EncryptedTextField(blank=True)
    contact_rule = EncryptedTextField(blank=True)
    wants_help = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10, choices=[(s, s) for s in State], default=State.RECEIVED
    )
    code_digest = models.CharField(max_length=64, blank=True)
    once = models.CharField(max_length=64, blank=True)
    kept_until = models.DateField(null=True)
    demonstration = models.BooleanField(default=False)

    objects = AccountQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-heard_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code_digest"],
                condition=~Q(code_digest=""),
                name="workers_a_return_code_once",
            ),
            models.UniqueConstraint(
                fields=["once"], condition=~Q(once=""), name="workers_a_form_once"
            ),
            models.CheckConstraint(
                condition=Q(state="closed") | Q(state="disposed") | Q(kept_until=None),
                name="workers_kept_until_once_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What officers call it among themselves: random, and says nothing."""
        return str(self.pk).split("-", maxsplit=1)[0].upper()


class Interview(models.Model):
    """How an interview was held. `person` is the reference of the consents."""

    id = random_key()
    account = models.OneToOneField(Account, models.PROTECT, related_name="interview")
    person = models.UUIDField(unique=True)
    place = models.CharField(max_length=18, choices=[(p, p) for p in Place])
    present = models.JSONField(default=list)
    interpreter_language = models.CharField(max_length=3, blank=True)
    recipient = models.CharField(max_length=60)
    """Short name of the organisation that the worker agreed to talk to."""

    def __str__(self) -> str:
        return f"interview {self.pk}"


class Saying(models.Model):
    """A piece of text: the worker’s words, a statement, an answer, a note."""

    id = random_key()
    account = models.ForeignKey(Account, models.PROTECT, related_name="sayings")
    kind = models.CharField(max_length=10, choices=[(t, t) for t in Told])
    words = EncryptedTextField()
    language = models.CharField(max_length=3, blank=True)
    said_on = models.DateField(default=timezone.localdate)
    place_in_order = models.PositiveIntegerField(default=0)
    once = models.CharField(max_length=64, blank=True)
    by_user_id = models.BigIntegerField(null=True)
    """The officer who wrote it down; None for what the worker sent."""

    class Meta:
        ordering: ClassVar = ["said_on", "place_in_order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["once"], condition=~Q(once=""), name="workers_a_saying_once"
            )
        ]

    def __str__(self) -> str:
        return f"saying {self.pk}"


class Link(models.Model):
    """The employer that an account is about, by its number; ended, never moved."""

    id = random_key()
    account = models.ForeignKey(Account, models.PROTECT, related_name="links")
    employer_id = models.BigIntegerField(db_index=True)
    inspection_id = models.BigIntegerField(null=True)
    linked_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True)
    by_user_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["linked_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "employer_id"],
                condition=Q(ended_on=None),
                name="workers_an_employer_once_an_account",
            )
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"


class SealedToken(models.Model):
    """Stands for an account on the other side of the wall. Only its digest is kept."""

    id = random_key()
    digest = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="tokens")
    issued_on = models.DateField(default=timezone.localdate)
    issued_by_id = models.BigIntegerField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["issued_on", "id"]

    def __str__(self) -> str:
        return f"sealed token {self.pk}"


class Disposal(models.Model):
    """The certificate that an account was disposed of: no content. Rows only grow."""

    id = random_key()
    reference = models.CharField(max_length=8)
    disposed_on = models.DateField(default=timezone.localdate)
    rule = models.CharField(max_length=40)
    removed = models.JSONField(default=dict)
    """How many texts, links, tokens and names."""
    digest = models.CharField(max_length=64)
    """SHA-256 over the keys of what was removed."""

    class Meta:
        ordering: ClassVar = ["-disposed_on", "id"]

    def __str__(self) -> str:
        return f"disposal {self.pk}"
