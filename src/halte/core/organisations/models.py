"""People who sign in, the organisations they work for, and in which role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from halte.core.access.permissions import Permission
from halte.core.organisations.states import InvitationState, OrganisationKind

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class UserManager(BaseUserManager["User"]):
    """Makes people; addresses are kept in lower case so that one is one person."""

    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> User:
        """A person who can sign in. Without a password, only after a reset."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """The person with this address, whatever its case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who signs in. There are no superusers: roles say everything."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)
    session_generation = models.PositiveIntegerField(default=0)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name as the person wrote it."""
        return self.name

    def get_session_auth_hash(self) -> str:
        """Changes with the password and with `session_generation`.

        A session whose hash differs has ended; raising the generation ends all
        sessions of a person at once, wherever they are.
        """
        salt = "halte.core.organisations.models.User.session"
        value = f"{self.password}|{self.session_generation}"
        return salted_hmac(salt, value, algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """None: a rotated SECRET_KEY ends sessions."""
        return iter(())


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations are public: the plan names them."""

    def visible_to(self, actor: Actor) -> OrganisationQuerySet:
        """All organisations; names of public bodies are public."""
        return self.all()


class Organisation(models.Model):
    """A body that takes part: a department, a police service, an NGO.

    `name_certain` is False where our source does not give the official name;
    every page that shows the name then says so, with `name_note`. `entrusted` lists
    the roles that its coordinators may give: many open what others keep.
    """

    slug = models.SlugField(unique=True, max_length=60)
    kind = models.CharField(
        max_length=20, choices=[(kind, kind) for kind in OrganisationKind]
    )
    name_en = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200)
    acronym_en = models.CharField(max_length=20, blank=True)
    acronym_fr = models.CharField(max_length=20, blank=True)
    name_certain = models.BooleanField(default=True)
    name_note_en = models.CharField(max_length=300, blank=True)
    name_note_fr = models.CharField(max_length=300, blank=True)
    entrusted = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name_en"]

    def __str__(self) -> str:
        return self.name_en


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Who works where: visible within an organisation, and to administrators."""

    def in_force(self) -> MembershipQuerySet:
        """Memberships that have begun and not ended."""
        now = timezone.now()
        return self.filter(since__lte=now).filter(
            Q(until__isnull=True) | Q(until__gt=now)
        )

    def visible_to(self, actor: Actor) -> MembershipQuerySet:
        """One's own organisation; all of them for administrators and emergencies."""
        if not actor.may(Permission.STAFF_READ):
            return self.none()
        if actor.in_emergency or "administrator" in actor.roles:
            return self.all()
        return self.filter(organisation_id=actor.organisation_id or 0)


class Membership(models.Model):
    """A person holds a role in an organisation from one moment to another.

    Never deleted: an ended membership still says who could do what, when.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=40)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    granted_by_id = models.BigIntegerField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=Q(until__isnull=True),
                name="one_open_membership_per_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organisation_id}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations, for those who may send them."""

    def open(self) -> InvitationQuerySet:
        """Sent, neither answered nor past their day."""
        return self.filter(state=InvitationState.SENT, expires_at__gt=timezone.now())

    def visible_to(self, actor: Actor) -> InvitationQuerySet:
        """Of one’s own organisation; all of them for administrators."""
        if not actor.may(Permission.MEMBER_INVITE):
            return self.none()
        if "administrator" in actor.roles:
            return self.all()
        return self.filter(organisation_id=actor.organisation_id or 0)


class Invitation(models.Model):
    """An offer of membership, sent to an address, used once.

    Only the digest of the secret is kept: a stolen database invites nobody.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    email = models.EmailField()
    role = models.CharField(max_length=40)
    language = models.CharField(max_length=2, default="en")
    token_digest = models.CharField(max_length=64, unique=True)
    state = models.CharField(
        max_length=12,
        choices=[(state, state) for state in InvitationState],
        default=InvitationState.SENT,
    )
    invited_by_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_id = models.BigIntegerField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.role} {self.state}"
