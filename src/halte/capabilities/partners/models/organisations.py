"""Partners: what is public about them, and how their staff are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from halte.core.access.permissions import Permission
from halte.core.fields import EncryptedTextField
from halte.core.organisations.models import Organisation

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class Profile(models.Model):
    """How we work with an organisation.

    There is no address on purpose: a shelter’s place is a secret that lives
    depend on, and a column that is not there cannot leak. What a partner wants
    known about where it is stands on its own website. `public` says whether
    everyone may know that we work together.
    """

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, related_name="partner_profile"
    )
    country = models.CharField(max_length=2, blank=True)
    languages = models.JSONField(default=list)
    website = models.URLField(max_length=300, blank=True)
    focus_en = models.CharField(max_length=500, blank=True)
    focus_fr = models.CharField(max_length=500, blank=True)
    together_en = models.TextField(blank=True)
    together_fr = models.TextField(blank=True)
    public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    demonstration = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"profile of {self.organisation_id}"


class ContactQuerySet(models.QuerySet["Contact"]):
    """Colleagues elsewhere: read by those who work with partners."""

    def visible_to(self, actor: Actor) -> ContactQuerySet:
        """Those that one’s own organisation keeps."""
        if not actor.may(Permission.CONTACTS_READ):
            return self.none()
        return self.filter(keeper_id=actor.organisation_id or 0)


class Contact(models.Model):
    """Someone at a partner, with what is needed to reach them at work.

    Every word is encrypted and none can be searched. `removed_at` goes with
    blank words: what is no longer needed is gone.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = EncryptedTextField(blank=True)
    role = EncryptedTextField(blank=True)
    phone = EncryptedTextField(blank=True)
    email = EncryptedTextField(blank=True)
    language = models.CharField(max_length=3, blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"contact {self.pk}"
