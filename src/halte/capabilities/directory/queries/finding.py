"""What fits a person’s need: which services, why each is here, what nobody knows.

The search is built of offers, so that no answer can hold what its reader may not
know, and no order of a list can tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils import timezone

from halte.capabilities.directory.queries.index import kept
from halte.capabilities.directory.queries.offers import Offer
from halte.capabilities.directory.queries.telling import told_to
from halte.capabilities.directory.states import Tier
from halte.capabilities.directory.tiers import paper_tier, tier_of
from halte.core.access.actor import Actor
from halte.core.bilingual import Bilingual, current_language
from halte.methods.bilingual import Texts
from halte.methods.directory_search import Answer as Hit
from halte.methods.directory_search import Note, Place, Question, Understood, wording
from halte.methods.directory_search.thesaurus import WISH
from halte.methods.directory_search.wishes import PLACE

ON_A_PAGE: Final = 10


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for. Nothing of it is stored or stands in an address.

    `place` is the code of an area or CA-ON; `facts` are codes of `terms.FACTS`.
    """

    text: str = ""
    needs: tuple[str, ...] = ()
    place: str = ""
    languages: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    open_now: bool = False
    start: int = 0
    most: int = ON_A_PAGE
    within_km: int | None = None
    free_places: bool = False
    verified_within_days: int | None = None

    def question(self) -> Question:
        """As the search takes it."""
        return Question(
            text=self.text,
            language=current_language(),
            needs=frozenset(self.needs),
            populations=frozenset(self.populations),
            exploitation=frozenset(self.exploitation),
            languages=frozenset(self.languages),
            facts=frozenset(self.facts),
            place=self.place,
            open_now=self.open_now,
            start=self.start,
            most=self.most,
            within_km=self.within_km,
            free_places=self.free_places,
            verified_within_days=self.verified_within_days,
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A service that fits: why it is here, what is not known, what to beware of."""

    offer: Offer
    reasons: tuple[Bilingual, ...]
    unknown: tuple[Bilingual, ...]
    warnings: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of what was found, and which wishes had to give way for it.

    `bent` names the facets of these wishes, for who chooses by them. `nowhere` are
    the words of who asks that no service uses: for their eyes alone, on this page.
    """

    found: tuple[Found, ...]
    total: int
    understood: tuple[Bilingual, ...] = ()
    gave_way: tuple[Bilingual, ...] = ()
    hotlines: tuple[Found, ...] = ()
    bent: frozenset[str] = frozenset()
    nearly: tuple[Found, ...] = ()
    nowhere: tuple[str, ...] = ()
    missing: Bilingual | None = None
    """What those that fit in part have not, or nobody knows of them."""

    @property
    def offers(self) -> Iterator[Offer]:
        """Every service that it tells of."""
        return (each.offer for each in (*self.found, *self.nearly, *self.hotlines))


def find(actor: Actor, ask: Ask, moment: datetime | None = None) -> Answer:
    """What fits, best first. No search ends with nothing: see `gave_way`."""
    viewer = tier_of(actor)
    answer = find_in(viewer, ask, moment)
    return told_to(actor, viewer, answer, answer.offers)


def find_for_paper(actor: Actor, ask: Ask) -> Answer:
    """The same to be printed, as of a tier that may be taken along."""
    viewer = paper_tier(actor)
    answer = find_in(viewer, ask, to_keep=True)
    return told_to(actor, viewer, answer, answer.offers)


def find_in(
    viewer: Tier, ask: Ask, moment: datetime | None = None, *, to_keep: bool = False
) -> Answer:
    """The same, among the offers of a tier.

    `to_keep` says nothing that is so just now, or of the language of who asks.
    """
    unsaid = SHOWN_APART | OF_THE_MOMENT if to_keep else SHOWN_APART
    here = kept(viewer)
    answers = here.search.ask(ask.question(), timezone.localtime(moment))
    known = here.search.places

    def told(words: Words, notes: tuple[Note, ...]) -> tuple[Bilingual, ...]:
        kept = (note for note in notes if note.code not in unsaid)
        return tuple(both(words(note, known)) for note in kept)

    def found(hit: Hit) -> Found:
        return Found(
            here.by_id[hit.offer.id],
            told(wording.reason, hit.reasons),
            told(not_known, hit.unknown),
            told(wording.warning, hit.warnings),
        )

    return Answer(
        found=tuple(map(found, answers.found)),
        total=answers.total,
        understood=tuple(
            dict.fromkeys(
                as_read(part, known)
                for part in answers.understood
                if part.facet in SAID | READ_APART
            )
        ),
        gave_way=tuple(both(wording.gave_way(note, known)) for note in answers.relaxed),
        hotlines=tuple(map(found, answers.hotlines)),
        bent=frozenset(note.code for note in answers.relaxed),
        nearly=tuple(map(found, answers.nearly)),
        missing=(
            both(wording.gave_way(answers.spared, known)) if answers.spared else None
        ),
        nowhere=() if to_keep else answers.nowhere,
    )


def not_known(note: Note, places: Mapping[str, Place]) -> Texts:
    """The bare name of what is not known: the page says that it is not."""
    words = wording.reason if note.code in SAID else wording.unknown
    return words(note, places)


def as_read(part: Understood, places: Mapping[str, Place]) -> Bilingual:
    """What a part of the text was taken for, by its first code; and what was written,
    where another spelling was taken for it: “para” must not become a father unseen.
    """
    code = part.codes[0]
    if part.facet == PLACE:
        read = both(places[code].name)
    elif part.facet == WISH:
        read = both(wording.gave_way(Note(code), places))
    else:
        read = both(wording.reason(Note(part.facet, code), places))
    if not part.meant:
        return read
    return Bilingual(
        f"{read.en} (you wrote “{part.text}”)",
        f"{read.fr} (vous avez écrit «\u00a0{part.text}\u00a0»)",
    )


Words = Callable[[Note, Mapping[str, Place]], Texts]

SHOWN_APART: Final = frozenset({"verified", "open_now", "overdue"})
"""What a listing shows in a place of its own."""

OF_THE_MOMENT: Final = frozenset(
    {"closed_now", "free_places", "places_old", "other_language"}
)
"""What is true for an hour, or for one reader: on paper others read it tomorrow."""

SAID: Final = frozenset({"need", "population", "exploitation", "language", "fact"})
READ_APART: Final = frozenset({PLACE, WISH})
"""Parts of a text that the page repeats, so that one sees how it was read: a town
that was taken for another, or “tonight”, must not hide what is open elsewhere."""


def both(text: Texts) -> Bilingual:
    """With a capital and no full stop: these stand in a row."""
    en, fr = text.en.rstrip("."), text.fr.rstrip(".")
    return Bilingual(en[:1].upper() + en[1:], fr[:1].upper() + fr[1:])
