"""Employers as officers know them, and what officers judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from halte.capabilities.employers.models.published import ListedName
from halte.capabilities.employers.states import (
    Outcome,
    SiteKind,
    Stream,
    Structure,
    Tie,
    Verdict,
)
from halte.core.access.permissions import Permission
from halte.core.fields import BlindIndexField, EncryptedTextField
from halte.methods.linkage.organisation_names import matched_name

if TYPE_CHECKING:
    from halte.core.access.actor import Actor


class EmployerQuerySet(models.QuerySet["Employer"]):
    """Real names are for programme roles only."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them, for those whose work the programme is."""
        return self if actor.may(Permission.EMPLOYERS_READ) else self.none()


class Employer(models.Model):
    """An employer. Some are people, with their own name on the door.

    `business_number` is the nine digits of the Canada Revenue Agency, `account`
    the payroll account behind it (RP0001). `employees` and `revenue_cents`, with
    affiliates, decide the size (IRPR s. 209.993); None where nobody said.
    """

    legal_name = models.CharField(max_length=300)
    operating_name = models.CharField(max_length=300, blank=True)
    legal_key = models.CharField(max_length=300, db_index=True)
    business_number = models.CharField(max_length=9, blank=True)
    account = models.CharField(max_length=6, blank=True)
    structure = models.CharField(max_length=14, default=Structure.UNKNOWN)
    business_type = models.CharField(max_length=160, blank=True)
    franchise = models.BooleanField(null=True)
    province = models.CharField(max_length=2, blank=True)
    began_on = models.DateField(null=True)
    employees = models.PositiveIntegerField(null=True)
    revenue_cents = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    demonstration = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now)
    added_by_id = models.BigIntegerField(null=True)

    objects = EmployerQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["legal_key", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["business_number"],
                condition=~Q(business_number=""),
                name="a_business_number_once",
            )
        ]

    def __str__(self) -> str:
        return f"employer {self.pk}"


class EmployerWord(models.Model):
    """A word of an employer’s names, without accent and case, to find it by."""

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="words")
    word = models.CharField(max_length=60)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["word", "employer"], name="employers_by_word")
        ]

    def __str__(self) -> str:
        return f"word {self.pk}"


class Site(models.Model):
    """A place of an employer. Housing has a capacity: people, not beds."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="sites")
    kind = models.CharField(max_length=12, choices=[(k, k) for k in SiteKind])
    address = models.CharField(max_length=300)
    city = models.CharField(max_length=120)
    province = models.CharField(max_length=2)
    postal_code = models.CharField(max_length=6, blank=True)
    metro = models.CharField(max_length=12, blank=True)
    """The metropolitan area (`core/geography`), where it lies in one."""
    capacity = models.PositiveIntegerField(null=True)
    is_dwelling = models.BooleanField(default=False)
    """A private dwelling: entered with consent or a warrant only (s. 209.9)."""
    ended_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["kind", "id"]

    def __str__(self) -> str:
        return f"site {self.pk}"


class Affiliation(models.Model):
    """That two employers are affiliates, or are no longer; only the newest counts.

    `evidence` says from what it is known. Rows only grow.
    """

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="ties")
    other = models.ForeignKey(Employer, models.PROTECT, related_name="ties_back")
    ground = models.CharField(max_length=16, choices=[(t, t) for t in Tie])
    stands = models.BooleanField(default=True)
    evidence = models.TextField()
    said_on = models.DateField()
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"affiliation {self.pk}"


class ThirdParty(models.Model):
    """Someone who acts for an employer: a recruiter or a representative.

    Provinces license recruiters; `licence` and `licence_province` are as stated.
    `fees_paid_by` says who paid them: an employer, never a worker (conditions 27
    and 28), which is why it is asked. Some are persons: what names them is
    encrypted, and found again by a keyed digest alone.
    """

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="third_parties")
    name = EncryptedTextField()
    name_index = BlindIndexField(of="plain_name")
    telephone = EncryptedTextField(blank=True)
    email = EncryptedTextField(blank=True)
    abroad = models.BooleanField(default=False)
    country = models.CharField(max_length=2, blank=True)
    recruits = models.BooleanField(default=True)
    paid = models.BooleanField(null=True)
    fees_cents = models.PositiveIntegerField(null=True)
    fees_paid_by = models.CharField(max_length=12, blank=True)
    licence = models.CharField(max_length=60, blank=True)
    licence_province = models.CharField(max_length=2, blank=True)
    since = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"third party {self.pk}"

    @property
    def plain_name(self) -> str:
        """What the index is of: see `matched_name`."""
        return matched_name(self.name)


class Application(models.Model):
    """A request for a labour market impact assessment (IRPR s. 203)."""

    employer = models.ForeignKey(Employer, models.PROTECT, related_name="applications")
    site = models.ForeignKey(Site, models.PROTECT, null=True, related_name="+")
    stream = models.CharField(max_length=20, choices=[(s, s) for s in Stream])
    received_on = models.DateField()
    job_title = models.CharField(max_length=160)
    noc = models.CharField(max_length=5)
    positions = models.PositiveIntegerField()
    wage_cents = models.PositiveIntegerField()
    prevailing_wage_cents = models.PositiveIntegerField(null=True)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1)
    months = models.PositiveSmallIntegerField()
    languages = models.JSONField(default=list)
    housing = models.BooleanField(default=False)
    rent_cents_monthly = models.PositiveIntegerField(null=True)
    union = models.BooleanField(null=True)
    layoffs = models.PositiveIntegerField(null=True)
    attested = models.JSONField(default=list)
    outcome = models.CharField(
        max_length=10, choices=[(o, o) for o in Outcome], default=Outcome.RECEIVED
    )
    """That of the newest decision, kept here so that millions can be listed."""
    demonstration = models.BooleanField(default=False)
    added_by_id = models.BigIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["-received_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["employer", "-received_on", "-id"]),
            models.Index(
                fields=["received_on", "id"],
                condition=Q(outcome=Outcome.RECEIVED),
                name="applications_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"application {self.pk}"


class Decision(models.Model):
    """What became of an application; the newest counts. Rows only grow."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="decisions"
    )
    outcome = models.CharField(max_length=10, choices=[(o, o) for o in Outcome])
    decided_on = models.DateField()
    positions = models.PositiveIntegerField(null=True)
    valid_until = models.DateField(null=True)
    reasons = models.TextField()
    against_bar = models.TextField(blank=True)
    """Why it is positive all the same, where a published bar stood on the day."""
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"decision {self.pk}"


class Judgement(models.Model):
    """What a person judged: is this published name this employer?

    Of a name, an employer and a place the newest judgement counts. `area` or
    `address` limit it to the rows printed there; without them it reaches wherever
    the name stands. Rows only grow, so that a judgement can be taken back and
    nobody forgets that it was made.
    """

    name = models.ForeignKey(ListedName, models.PROTECT, related_name="judgements")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=10, choices=[(v, v) for v in Verdict])
    area = models.CharField(max_length=3, blank=True)
    address = models.CharField(max_length=400, blank=True)
    grounds = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    by_user_id = models.BigIntegerField(null=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["name", "employer", "-id"])]

    def __str__(self) -> str:
        return f"judgement {self.pk}"
