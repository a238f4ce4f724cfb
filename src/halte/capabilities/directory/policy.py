"""What the state of the directory allows: a reason code, or '' for yes."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from halte.capabilities.directory.models import (
    Application,
    Arrival,
    Copy,
    Location,
    Provider,
    Service,
    Signal,
)
from halte.capabilities.directory.states import (
    APPLICATION_TRANSITIONS,
    TRANSITIONS,
    ApplicationState,
    ListingState,
    Tier,
    Withheld,
    seen_by,
)
from halte.capabilities.directory.tiers import tier_of
from halte.core.access.actor import Actor

MOST_SIGNALS: Final = 20
"""Of one service in a day: more say nothing new, and could be mischief."""

MOST_APPLICATIONS: Final = 200
"""In a day, from everyone together."""


MOST_COPIES: Final = 100
"""Of one person in a day: nobody carries more."""


def may_answer(actor: Actor, service: Service) -> str:
    """A provider for its own; the steward checks by calling."""
    if ListingState(service.state) == ListingState.CLOSED:
        return "directory_closed"
    own = service.provider.organisation_id
    if own is not None and own == actor.organisation_id:
        return ""
    return "directory_not_yours"


def may_change(actor: Actor, service: Service) -> str:
    """What is closed stays as it was."""
    closed = ListingState(service.state) == ListingState.CLOSED
    return "directory_closed" if closed else ""


def may_list(actor: Actor, service: Service) -> str:
    """A draft, or what was away, comes back when it has words and a check."""
    if ListingState.LISTED not in TRANSITIONS[ListingState(service.state)]:
        return "directory_order"
    if not service.texts.filter(is_public=True).exists():
        return "directory_no_words"
    return ""


def may_suspend(actor: Actor, service: Service) -> str:
    """While it is shown."""
    possible = TRANSITIONS[ListingState(service.state)]
    return "" if ListingState.SUSPENDED in possible else "directory_order"


def may_protect(actor: Actor, location: Location) -> str:
    """A place that everyone knows can be protected from now on."""
    return "" if location.tier == Tier.PUBLIC else "directory_already_protected"


def may_open(actor: Actor, location: Location) -> str:
    """A place of another directory that nobody gave a reason to keep secret."""
    came = Arrival.objects.filter(table="locations", row=location.pk)
    free = location.tier_reason == Withheld.NOT_FOR_PUBLIC
    return "" if free and came.exists() else "directory_place_stays"


def may_add(actor: Actor, provider: Provider) -> str:
    """To a provider that is there."""
    return ""


def may_signal(actor: Actor, service: Service) -> str:
    """Anyone, about what is shown, until enough have said so today."""
    if ListingState(service.state) not in (
        ListingState.LISTED, ListingState.UNREACHABLE,
    ):  # fmt: skip
        return "not_found"
    since = timezone.now() - timedelta(days=1)
    count = Signal.objects.filter(service=service, at__gt=since).count()
    return "directory_signals_enough" if count >= MOST_SIGNALS else ""


def may_close_signal(actor: Actor, signal: Signal) -> str:
    """Once."""
    return "directory_signal_closed" if signal.closed_at else ""


def may_apply(actor: Actor, application: Application) -> str:
    """Anyone; a flood is stopped."""
    since = timezone.now() - timedelta(days=1)
    count = Application.objects.filter(received_at__gt=since).count()
    return "directory_applications_enough" if count >= MOST_APPLICATIONS else ""


def may_recommend(actor: Actor, application: Application) -> str:
    """The first look at a request."""
    return _in(application, ApplicationState.SUBMITTED)


def may_decide(actor: Actor, application: Application) -> str:
    """The second look, by someone else."""
    return _in(application, ApplicationState.RECOMMENDED) or _apart(actor, application)


def may_appeal(actor: Actor, application: Application) -> str:
    """Once, of a refusal."""
    possible = APPLICATION_TRANSITIONS[ApplicationState(application.state)]
    return "" if ApplicationState.APPEALED in possible else "directory_no_appeal"


def may_decide_appeal(actor: Actor, application: Application) -> str:
    """A third person, who judged of it neither time."""
    return _in(application, ApplicationState.APPEALED) or _apart(actor, application)


def may_issue(actor: Actor, copy: Copy) -> str:
    """For one’s own tier or one below, never the steward’s, and not without end."""
    tier = Tier(copy.tier)
    if tier == Tier.STEWARD or tier not in seen_by(tier_of(actor)):
        return "directory_copy_tier"
    since = timezone.now() - timedelta(days=1)
    made = Copy.objects.filter(by_user_id=actor.user_id, issued_at__gt=since)
    return "directory_copies_enough" if made.count() >= MOST_COPIES else ""


def may_recall(actor: Actor, copy: Copy) -> str:
    """Once, and while it is valid: afterwards nobody may use it anyway."""
    if hasattr(copy, "recall"):
        return "directory_copy_recalled"
    return "directory_copy_over" if copy.expires_at <= timezone.now() else ""


def _in(application: Application, state: ApplicationState) -> str:
    return "" if application.state == state else "directory_application_order"


def _apart(actor: Actor, application: Application) -> str:
    looked = application.vettings.filter(by_user_id=actor.user_id)
    return "directory_second_person" if looked.exists() else ""
