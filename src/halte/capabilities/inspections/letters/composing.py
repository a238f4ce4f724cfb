"""From the content of a letter to a document in one language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.utils.translation import override

from halte.capabilities.inspections.keeping import canonical, digest
from halte.capabilities.inspections.letters import words as w
from halte.capabilities.inspections.letters.computed import consequences, later
from halte.capabilities.inspections.letters.words import say
from halte.capabilities.inspections.states import Kind, Outcome, State
from halte.core.bilingual import Language
from halte.core.ui import writing
from halte.core.ui.paper.blocks import (
    Block,
    Bullets,
    Code,
    Document,
    Facts,
    Heading,
    Notice,
    Paragraph,
    Table,
)
from halte.methods.law.text.severity import SEVERITY
from halte.methods.law.trace import cited

Content = dict[str, Any]


def compose(content: Content, language: Language) -> Document:
    """The letter in the language; equal contents give equal documents."""
    with override(language):
        title = say(w.TITLES[Kind(content["kind"])])
        return Document(
            language=language,
            title=title,
            over_title=say(w.OVER, file=content["file"]),
            as_of=say(w.DATED, day=day(content["dated"])),
            running=say(w.RUNNING, title=title, number=content["number"]),
            footer=content["sender"][language],
            page_word=say(w.PAGE),
            page_of=say(w.OF),
            contents_word="",
            author=content["sender"][language],
            keywords=(title,),
            opening=tuple(opening(content, language)),
            blocks=tuple(blocks(content, language)),
        )


def day(text: str) -> str:
    """A day as the language writes it."""
    return writing.day(date.fromisoformat(text))


def opening(content: Content, language: Language) -> Iterator[Block]:
    """To whom, from whom, about which period, and why this letter."""
    if content["demonstration"]:
        yield Notice(say(w.INVENTED), say(w.INVENTED_TEXT))
    employer = content["employer"]
    pairs = [(say(w.TO), ", ".join([employer["name"], *employer["address"]]))]
    if employer["works_as"]:
        pairs.append((say(w.WORKS_AS), employer["works_as"]))
    if employer["business_number"]:
        pairs.append((say(w.BUSINESS), employer["business_number"]))
    first, last = map(day, content["period"])
    yield Facts(
        (
            *pairs,
            (say(w.FROM), content["sender"][language]),
            (say(w.NUMBER), content["number"]),
            (say(w.EXAMINED), say(w.SPAN, first=first, last=last)),
        )
    )
    yield Paragraph(first_words(content), tone="lede")


def first_words(content: Content) -> str:
    """What the letter is."""
    kind = Kind(content["kind"])
    if kind in (Kind.CORRECTED, Kind.CANCELLING) and content["replaces"]:
        was = content["replaces"]
        return say(w.OPENINGS[kind], number=was["number"], day=day(was["sent_on"]))
    if kind is Kind.CLOSING:
        ended = say(w.CONCLUSIONS[State(content["state"])])
        return say(w.OPENINGS[kind], conclusion=ended)
    return say(w.OPENINGS[kind])


def blocks(content: Content, language: Language) -> Iterator[Block]:
    """Decision, findings, what they imply, the clock, and the digest."""
    if content["decision"]:
        yield from decision(content["decision"])
    yield from met(content.get("met", []), language)
    if content["findings"]:
        yield Heading(1, say(w.FOUND), "findings")
    for found in content["findings"]:
        yield from finding(found, language)
    if content["result"]:
        yield from consequences(content, language)
        yield from later(content, language)
    if content["clock"]:
        yield from clock(content, language)
    if content.get("agreement"):
        yield from agreement(content["agreement"], language)
    yield Heading(1, say(w.ABOUT), "about")
    if content["result"]:
        yield Paragraph(
            say(w.LAW, day=day(content["result"]["law_read_up_to"])), tone="meta"
        )
    yield Code(say(w.SAME), digest(canonical(content)))


def decision(made: Content) -> Iterator[Block]:
    """Who decided, when, and the reasons in their own words."""
    yield Heading(1, say(w.DECISION), "decision")
    yield Facts(
        (
            (say(w.OUTCOME), say(w.OUTCOMES[Outcome(made["outcome"])])),
            (say(w.DECIDED_ON), day(made["on"])),
            (say(w.DECIDED_BY), made["by"]),
        )
    )
    yield from (Paragraph(text) for text in made["reasons"].split("\n") if text)


def met(found: list[Content], language: Language) -> Iterator[Block]:
    """Conditions that were examined and are met, in a letter that ends a file."""
    if not found:
        return
    yield Heading(1, say(w.MET), "met")
    yield Bullets(
        tuple(
            say(w.CONDITION, item=one["item"], wording=one["wording"][language])
            for one in found
        )
    )
    yield Paragraph(say(w.MET_ONLY), tone="meta")


def agreement(made: Content, language: Language) -> Iterator[Block]:
    """What was agreed, a line for each instalment, and what a default means."""
    yield Heading(1, say(w.AGREEMENT), "agreement")
    yield Facts(
        (
            (say(w.AGREED_AMOUNT), cents(made["amount_cents"])),
            (say(w.AGREED_ON), day(made["on"])),
            (say(w.AGREED_BY), made["by"]),
        )
    )
    yield Table(
        caption=say(w.INSTALMENTS),
        head=(say(w.INSTALMENT), say(w.DUE_ON), say(w.AMOUNT)),
        rows=tuple(
            (writing.number(number), day(due), cents(amount))
            for number, (due, amount) in enumerate(made["instalments"], 1)
        ),
        widths=(1, 2, 2),
        numeric=(0, 2),
    )
    yield Paragraph(say(w.APART_INTEREST))
    yield Paragraph(say(w.INTEREST_LAW), tone="meta")
    yield Paragraph(say(w.IF_LATE))
    yield Paragraph(cited(("200(3)(h)(iii)",), language), tone="meta")


def cents(amount: int) -> str:
    """Dollars and cents."""
    return writing.money(Decimal(amount) / 100)


def finding(found: Content, language: Language) -> Iterator[Block]:
    """One failure: which condition, who, when, what, and from what it is known."""
    wording = found["wording"][language]
    title = say(w.CONDITION, item=found["item"], wording=wording)
    yield Heading(2, title, found["id"])
    first, last = found["occurred"]
    when = day(first)
    if last and last != first:
        when = say(w.SPAN, first=day(first), last=day(last))
    pairs = [
        (say(w.PROVISIONS), cited(tuple(found["provisions"]), language)),
        (say(w.WORKERS), writing.number(found["workers"])),
        (say(w.WHEN), when),
    ]
    if found["part"]:
        pairs.insert(1, (say(w.PART), found["part"][language]))
    if found["ground"]:
        pairs.append((say(w.GROUND), found["ground"][language]))
    if found["disclosed"] or found.get("disclosure"):
        pairs.append((say(w.DISCLOSED), disclosed(found)))
    yield Facts(tuple(pairs))
    yield from (Paragraph(text) for text in found["told"].split("\n") if text)
    if found["evidence"]:
        yield Paragraph(say(w.EVIDENCE), tone="meta")
        yield Bullets(
            tuple(
                say(w.ONE_EVIDENCE, label=each["label"], day=day(each["on"]))
                for each in found["evidence"]
            )
        )
    if found["severity"]:
        yield Paragraph(say(w.SEVERE), tone="meta")
        yield Bullets(tuple(severe(found["severity"], language)))


def disclosed(found: Content) -> str:
    """Whether a disclosure was accepted; of older letters no more is known."""
    told = found.get("disclosure")
    if not told:
        return say(w.ACCEPTED)
    text = w.DISCLOSED_AND if told["accepted"] else w.DISCLOSED_BUT
    to, why = told["received_by"], told["reasons"]
    return say(text, day=day(told["on"]), to=to, why=why)


def severe(points: Content, language: Language) -> Iterator[str]:
    """Each criterion that has points, and why."""
    for criterion in SEVERITY:
        if criterion.key in points:
            value, why = points[criterion.key]
            yield say(
                w.POINTS, criterion=criterion.wording.in_language(language),
                points=value, why=why,
            )  # fmt: skip


def cancelled(content: Content, told: Content, language: Language) -> Iterator[Block]:
    """From when a notice is cancelled: there is nothing to answer or to pay."""
    yield Heading(1, say(w.CANCELLED), "clock")
    yield Paragraph(
        say(
            w.CANCELLED_TEXT, received=told["received_after"],
            day=day(content["dated"]), received_on=day(told["received_on"]),
        )
    )  # fmt: skip
    yield Paragraph(cited(("209.995", "209.994(2)"), language), tone="meta")


def clock(content: Content, language: Language) -> Iterator[Block]:
    """Until when to answer or to pay."""
    told, final = content["clock"], content["kind"] == Kind.FINAL
    if content["kind"] == Kind.CANCELLING:
        yield from cancelled(content, told, language)
        return
    yield Heading(1, say(w.PAY if final else w.ANSWER), "clock")
    amount = content["result"][language]["amount_cad"]
    yield Paragraph(
        say(
            w.PAY_TEXT if final else w.ANSWER_TEXT,
            received=told["received_after"], then=told["then"],
            day=day(content["dated"]), received_on=day(told["received_on"]),
            ends_on=day(told["ends_on"]), amount=writing.money(cast(int, amount)),
        )
    )  # fmt: skip
    if told["closed"]:
        names = ", ".join(why[language] for _, why in told["closed"])
        yield Paragraph(
            say(w.MOVED, counted=day(told["counted"]), why=names), tone="meta"
        )
    if final:
        yield Paragraph(say(w.PAY_AGREED))
    yield Paragraph(cited(tuple(told["provisions"]), language), tone="meta")
    if not final:
        yield Paragraph(say(w.ANSWER_WHAT))
    elif content.get("pay_how"):
        yield Heading(2, say(w.PAY_HOW), "pay-how")
        yield Paragraph(content["pay_how"][language])
        yield Paragraph(cited(("209.996(4)(f)",), language), tone="meta")
