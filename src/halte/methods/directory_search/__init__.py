"""Search of a directory of services, for someone who is tired and in a hurry.

from halte.methods.directory_search import Index, Offer, Question, Said, exactly

shelter = Offer("7", Said("Haven", "Havre"), needs=exactly({"emergency_shelter"}))
answers = Index([shelter]).ask(Question(text="refuge"), now)
"""

from halte.methods.directory_search.answers import Answer, Answers, Note, Understood
from halte.methods.directory_search.gazetteer import Place
from halte.methods.directory_search.index import Index
from halte.methods.directory_search.offer import (
    Capacity,
    Hours,
    Offer,
    Opening,
    Said,
    Stated,
    Where,
    at_least,
    exactly,
)
from halte.methods.directory_search.question import Question

__all__ = [
    "Answer",
    "Answers",
    "Capacity",
    "Hours",
    "Index",
    "Note",
    "Offer",
    "Opening",
    "Place",
    "Question",
    "Said",
    "Stated",
    "Understood",
    "Where",
    "at_least",
    "exactly",
]
