"""The demonstration: people who do not exist, supported by an invented house.

All of it goes through the actions, as invented workers, so that every rule held.
Each file carries the mark `demonstration`, which measures and notices leave out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone

from halte.capabilities.support import demo_duties as more
from halte.capabilities.support.actions import files as acts
from halte.capabilities.support.actions import keeping, referrals, work
from halte.capabilities.support.models import File, Referral
from halte.capabilities.support.parcel import parcel_of
from halte.capabilities.support.passages import Content, ends
from halte.capabilities.support.states import (
    Better,
    Decline,
    Done,
    Exit,
    Level,
    Route,
    Timeframe,
    Why,
)
from halte.core.access.actor import Actor
from halte.core.access.purposes import SUPPORT
from halte.core.consent.actions import Circumstances, give
from halte.core.consent.models import Person
from halte.core.consent.states import Method
from halte.core.organisations.acting import invented
from halte.core.organisations.models import Organisation

HOUSE: Final = "maison-du-lac"
SHELTER: Final = "pine-shelter"
CLINIC: Final = "north-clinic"

HERON: Final[dict[str, Content]] = {
    "wishes": {
        "words": "Un lit cette nuit, et que ma sœur ne sache rien. Après, travailler.",
        "not_want": "Pas de police pour l’instant.",
    },
    "contact": {
        "called": "Héron", "way": ["text"], "code_word": "pluie",
        "rule": "Seulement par texto, jamais après 18 h.",
        "never": "Le patron et son cousin",
    },
    "language": {"first": "es", "interpreter": "not_community"},
    "need-shelter": {"level": "3", "words": "Une chambre qui ferme à clé, ce soir."},
    "need-safety": {"level": "2", "words": "Ne plus voir la voiture grise."},
    "need-health": {"level": "2", "words": "Mal au dos depuis la serre."},
    "need-work": {"level": "1"},
    "plan": {
        "signs": "La voiture grise ; un appel d’un numéro caché.",
        "steps": "Entrer à la bibliothèque, envoyer « pluie » par texto.",
        "places": "La bibliothèque, l’église.",
    },
    "police": {"wish": "not_now", "words": "Peut-être plus tard, avec quelqu’un."},
}  # fmt: skip


def load(say: Callable[[str], None]) -> None:
    """Add all of it once; safe to repeat."""
    house = Organisation.objects.filter(slug=HOUSE).first()
    sam, petra = (
        invented("support_worker", SUPPORT, at=HOUSE),
        invented("support_supervisor", SUPPORT, at=HOUSE),
    )
    nadia = invented("support_supervisor", SUPPORT, at=SHELTER)
    if house is None or sam is None or petra is None or nadia is None:
        return
    if File.objects.filter(demonstration=True).exists():
        return
    bird = heron(sam, nadia, house)
    scarf(sam, petra, nadia, house)
    maple(sam, house)
    waiting(sam, petra, bird, house)
    count = File.objects.filter(demonstration=True).count()
    say(f"{count} support files of people who do not exist")


def waiting(sam: Actor, petra: Actor, bird: File, house: Organisation) -> None:
    """What is asked for, decided or looked at next, so that no page is empty."""
    sheet = sent(sam, bird, CLINIC, "basics", "contact", route=Route.PRINTED)
    more.taken_back(sam, bird, sheet)
    more.told_by_law(sam, petra, bird)
    more.a_draft_that_came_late(sam, house)
    old = [opened(sam, house, label) for label in ("linnet", "old oak", "sumac")]
    more.kept_long_enough(sam, petra, old)


def opened(actor: Actor, house: Organisation, label: str, **changes: Any) -> File:
    """A file of the demonstration."""
    plain: dict[str, Any] = {"level": Level.SHARE, "told": True, "region": "CA-QC"}
    beginning = acts.Beginning(label=label, **{**plain, **changes})
    return marked(acts.open_file(actor, house, beginning=beginning))


def marked(file: File) -> File:
    """With the mark that measures and notices leave out."""
    file.demonstration = True
    file.save(update_fields=["demonstration"])
    return file


def said(actor: Actor, file: File, written: dict[str, Content]) -> None:
    """Write topic after topic."""
    for topic, content in written.items():
        acts.write(actor, file, topic=topic, content=content, seen=0)


def agreed(actor: Actor, file: File, to: str, *words: str) -> None:
    """Consent for referrals to one service."""
    who = Person.objects.get(reference=file.person)
    how = Circumstances(timezone.now(), "fr", Method.SPOKEN, actor.user_id)
    give(actor, who, purpose="referral", recipient=to, scope=frozenset(words), how=how)


def sent(
    actor: Actor, file: File, to: str, domain: str, *topics: str, **changes: Any
) -> Referral:
    """Drafted, agreed to, sent."""
    agreed(actor, file, to, "needs", "contact", "health")
    plain: dict[str, Any] = {"timeframe": Timeframe.THREE_HOURS, "route": Route.INSIDE}
    plan = referrals.Plan(receiver=to, domain=domain, topics=topics, **plain | changes)
    row = referrals.draft(actor, file, plan=plan)
    return referrals.send(actor, row, digest=parcel_of(row).digest)


def heron(sam: Actor, nadia: Actor, house: Organisation) -> File:
    """A no, the next service asked, a permit past day 150, someone of the same case."""
    file = opened(sam, house, "héron")
    started = timezone.localdate() - timedelta(days=152)
    status: Content = {"status": "trp", "papers": "kept_by_other",
                       "trp_start": started.isoformat()}  # fmt: skip
    said(sam, file, {**HERON, "status": status})
    now = timezone.now()
    for kind, domain, words in (
        (Done.CONTACT, "shelter", "Texto avec le mot convenu ; réponse tout de suite."),
        (Done.SERVICE, "basics", "Vêtements chauds, téléphone à carte."),
    ):
        work.note_deed(sam, file, kind=kind, domain=domain, words=words, at=now)
    work.set_goal(
        sam, file, domain="work", words="Travailler dans un jardin, à mon rythme.",
        steps="Cours de français le mardi ; visite d’une serre ouverte.",
        due=timezone.localdate() + timedelta(days=30),
    )  # fmt: skip
    work.withhold(
        sam, file, scope="account", recipient="rcmp", why=Why.TELLS_THEMSELVES, words=""
    )
    no = sent(sam, file, SHELTER, "shelter", "wishes", "contact", "need-shelter")
    referrals.decline(
        nadia, no, reason=Decline.FULL, words="Une place se libère lundi."
    )
    referrals.draft(
        sam, file,
        plan=referrals.Plan(
            receiver=CLINIC, domain="health", timeframe=Timeframe.THREE_DAYS,
            route=Route.LINK, topics=("contact", "need-health"), after=None,
        ),
    )  # fmt: skip
    marked(keeping.split(sam, file, beginning=acts.Beginning(
        "roitelet", Level.ANONYMOUS, True, "CA-QC",
    )))  # fmt: skip
    return file


def scarf(sam: Actor, petra: Actor, nadia: Actor, house: Organisation) -> None:
    """Two texts of one heading, and a referral that the shelter took on."""
    file = opened(sam, house, "blue scarf", region="CA-ON")
    said(sam, file, {
        "wishes": {"words": "A room of my own. My papers back."},
        "contact": {"called": "Scarf", "way": ["call"], "rule": "Mornings only."},
        "need-shelter": {"level": "2", "words": "From Monday on."},
        "need-papers": {"level": "3", "words": "My passport is with the agency."},
    })  # fmt: skip
    base = ends(file, "wishes")[0].number
    for actor, text in (
        (sam, "A room of my own. My papers back. English classes."),
        (petra, "A room of my own, near the river. My papers back."),
    ):
        acts.write(actor, file, topic="wishes", content={"words": text}, seen=base)
    row = sent(sam, file, SHELTER, "shelter", "contact", "need-shelter", warm=True)
    referrals.note_warm(sam, row)
    referrals.accept(nadia, row)
    marked(more.opened_elsewhere(nadia, row))
    more.agreements(sam, file)


def maple(sam: Actor, house: Organisation) -> None:
    """Support that ended well, in the person’s own judgement."""
    file = opened(sam, house, "maple", region="CA-MB")
    said(sam, file, {"wishes": {"words": "To be left in peace, and to study."}})
    life = work.Life(
        True, housing=Better.BETTER, status=Better.SAME, safety=Better.BETTER,
        income=Better.SAME, health=Better.BETTER, own=Better.BETTER,
        words="I sleep.",
    )  # fmt: skip
    work.note_outcome(sam, file, months=3, life=life)
    acts.close(sam, file, exit=Exit.GOALS_REACHED, follow_up_on=None)
