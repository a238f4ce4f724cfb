"""What a worker does themselves, without an account.

The actor of these acts is always the public, even where someone who is signed
in sends the form: nothing ties a tip to a session.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from halte.capabilities.workers import codes
from halte.capabilities.workers.models import Account, Saying, Worker
from halte.capabilities.workers.policy import may_come_back, may_tell
from halte.capabilities.workers.states import Channel, Kind, Means, Standing, Told
from halte.capabilities.workers.texts import cleaned, plain, says_something
from halte.core.access.actor import Actor
from halte.core.actions import action
from halte.core.bilingual import Bilingual
from halte.core.errors import Invalid


@dataclass(frozen=True, slots=True)
class Tip:
    """What a worker tells, and how they want to be treated."""

    words: str
    language: str
    standing: Standing = Standing.ANONYMOUS
    name: str = ""
    means: Means = Means.NONE
    contact: str = ""
    contact_rule: str = ""
    wants_help: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """The answer to whoever sent a tip: `code` is shown once and kept nowhere."""

    code: str
    again: bool = False
    """True where the same form came before."""


@action(
    None,
    label=Bilingual("Leave a tip", "Faire un signalement"),
    policy=may_tell,
)
def tell(
    actor: Actor, account: Account, *, tip: Tip, form: str, wants_code: bool
) -> Received:
    """Keep a tip from the public page. The same form is one tip, however often sent."""
    if not form:
        raise Invalid("workers_form_old")
    known = Account.objects.filter(once=codes.once(form)).first()
    code = codes.code_of(form) if wants_code else ""
    if known is not None:
        return Received(code if known.code_digest else "", again=True)
    account.kind, account.channel = Kind.TIP, Channel.WEB
    account.once = codes.once(form)
    account.code_digest = codes.digest_of(code)
    fill(account, tip)
    keep_words(account, Told.WORDS, tip.words, tip.language)
    return Received(code)


@action(
    None,
    label=Bilingual("Add to a tip", "Compléter un signalement"),
    policy=may_come_back,
)
def add_words(actor: Actor, account: Account, *, words: str, form: str) -> bool:
    """More words by the same person; False where this form came before."""
    if not form:
        raise Invalid("workers_form_old")
    if Saying.objects.filter(once=codes.once(form)).exists():
        return False
    keep_words(account, Told.WORDS, words, account.language, once=codes.once(form))
    return True


@action(
    None,
    label=Bilingual("End a return code", "Mettre fin à un code de retour"),
    policy=may_come_back,
)
def end_code(actor: Actor, account: Account) -> Account:
    """The code opens nothing from now on, and how to reach the person is erased."""
    account.code_digest = account.contact = account.contact_rule = ""
    account.means = Means.NONE
    account.save()
    return account


def fill(account: Account, tip: Tip) -> None:
    """Check and keep what goes with a tip, save its words."""
    name = cleaned(tip.name)
    if (tip.standing is not Standing.ANONYMOUS) != says_something(name):
        raise Invalid("workers_name", field="name")
    if (tip.means is not Means.NONE) != says_something(tip.contact):
        raise Invalid("workers_contact", field="contact")
    account.language = tip.language
    account.standing, account.means = tip.standing, tip.means
    account.contact, account.contact_rule = (
        cleaned(tip.contact),
        cleaned(tip.contact_rule),
    )
    account.wants_help = tip.wants_help
    account.worker = worker_named(name, tip.standing)
    account.save()


def worker_named(name: str, standing: Standing) -> Worker | None:
    """A new identity for a name. Two equal names are not one person by themselves."""
    if standing is Standing.ANONYMOUS:
        return None
    chosen = standing is Standing.CHOSEN
    return Worker.objects.create(name=name, plain_name=plain(name), is_chosen=chosen)


def keep_words(
    account: Account,
    kind: Told,
    words: str,
    language: str = "",
    *,
    once: str = "",
    by: int | None = None,
    said_on: date | None = None,
) -> Saying:
    """Keep a piece of text; an account that says nothing is refused."""
    text = cleaned(words)
    if not says_something(text):
        raise Invalid("workers_says_nothing", field="words")
    return Saying.objects.create(
        account=account,
        kind=kind,
        words=text,
        language=language,
        once=once,
        by_user_id=by,
        said_on=said_on or timezone.localdate(),
        place_in_order=account.sayings.count(),
    )
