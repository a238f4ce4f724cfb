"""The few names that other rooms may import.

    offers_for(actor)            every service that this person may see
    offer_for(actor, reference)  one of them; `Missing` where they may not
    find(actor, Ask(...))        what fits, surest and nearest first
    place_named(text)            the place that someone typed; falsy where unknown
    refused_referral(actor, …)   inside another room’s action: a referral was refused

An `Offer` is frozen and holds what the tier of its reader may know, nothing
else. Keep its `id` (the HSDS identifier), never its words, with a person’s file.
"""

from halte.capabilities.directory.actions.refusals import refused_referral
from halte.capabilities.directory.hours import Hours
from halte.capabilities.directory.naming_places import meant as place_named
from halte.capabilities.directory.queries.finding import Answer, Ask, Found, find
from halte.capabilities.directory.queries.index import edition, offer_for, offers_for
from halte.capabilities.directory.queries.offers import (
    Line,
    Offer,
    Room,
    Spoken,
    Spot,
    Wording,
)
from halte.capabilities.directory.states import Facet, LineKind, Tier
from halte.capabilities.directory.terms import (
    FACTS,
    LANGUAGE_NAMES,
    NEEDS,
    POPULATIONS,
    language_name,
    term_name,
)
from halte.capabilities.directory.tiers import tier_of
from halte.capabilities.directory.words import REFUSALS

__all__ = [
    "FACTS",
    "LANGUAGE_NAMES",
    "NEEDS",
    "POPULATIONS",
    "REFUSALS",
    "Answer",
    "Ask",
    "Facet",
    "Found",
    "Hours",
    "Line",
    "LineKind",
    "Offer",
    "Room",
    "Spoken",
    "Spot",
    "Tier",
    "Wording",
    "edition",
    "find",
    "language_name",
    "offer_for",
    "offers_for",
    "place_named",
    "refused_referral",
    "term_name",
    "tier_of",
]
