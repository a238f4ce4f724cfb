"""What the findings imply, as a letter tells it: sums, and every step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from halte.capabilities.inspections.letters import words as w
from halte.capabilities.inspections.letters.words import say
from halte.capabilities.inspections.states import Kind
from halte.core.bilingual import Language
from halte.core.ui import writing
from halte.core.ui.paper.blocks import Block, Facts, Heading, Paragraph, Table
from halte.methods.law.trace import FOR_GOOD, Years, ban_text, cited

Content = dict[str, Any]


def consequences(content: Content, language: Language) -> Iterator[Block]:
    """The sums, a line for each finding, and how they were reached."""
    result = content["result"][language]
    yield Heading(1, say(w.IMPLIES), "implies")
    yield Facts(
        (
            (say(w.PENALTY), writing.money(result["amount_cad"])),
            (say(w.INELIGIBLE), banned(result["ban"], language)),
            (say(w.LISTED), say(w.YES if result["published"] else w.NO)),
        )
    )
    items = {found["id"]: found["item"] for found in content["findings"]}
    yield by_finding(result, called(content, language), language)
    for one in result["violations"]:
        yield steps(
            say(w.HOW, item=items.get(one["id"], one["id"])),
            one["trace"]["steps"],
            language,
        )
    whole = [*result["caps_applied"], *result["clocks"]["trace"]]
    yield steps(say(w.HOW_ALL), whole, language)


def later(content: Content, language: Language) -> Iterator[Block]:
    """That violations count later, and that a warning may be or is given: what a
    notice must state (IRPR ss. 209.993(3)(c), (d), 209.996(4)(c), (d)).
    """
    found = [
        one for one in content["result"][language]["violations"]
        if one["trace"]["status"] in ("violation", "warning")
    ]  # fmt: skip
    if not found:
        return
    final = content["kind"] in (Kind.FINAL, Kind.WARNING)
    under = "209.996(4)" if final else "209.993(3)"
    provisions = [f"{under}(c)"]
    yield Heading(1, say(w.LATER), "later")
    yield Paragraph(say(w.LATER_COUNTED))
    if not all(one["amount_each_cad"] or one["ban_years"] for one in found):
        yield Paragraph(say(w.LATER_WARNED if final else w.LATER_MAY_WARN))
        provisions.append(f"{under}(d)")
    yield Paragraph(cited((*provisions, "209.991(1)(a)(i)"), language), tone="meta")


def called(content: Content, language: Language) -> dict[str, str]:
    """How each finding is called: its condition, and its part where it has one."""
    return {
        found["id"]: say(w.IN_PART, item=found["item"], part=found["part"][language])
        if found["part"]
        else say(w.WHOLLY, item=found["item"])
        for found in content["findings"]
    }


def banned(ban: int | str, language: Language) -> str:
    """A ban in words."""
    return ban_text(FOR_GOOD if ban == "permanent" else Years(ban), language)


def by_finding(result: Content, names: dict[str, str], language: Language) -> Table:
    """A line for each finding."""
    return Table(
        caption=say(w.IMPLIED_LINE),
        head=(
            say(w.FINDING), say(w.POINTS_HEAD), say(w.EACH), say(w.TOGETHER),
            say(w.BAN),
        ),
        rows=tuple(
            (
                names.get(one["id"], one["id"]),
                writing.number(one["total_points"]),
                writing.money(one["amount_each_cad"]),
                writing.money(one["amount_cad"]),
                banned(one["ban_years"], language),
            )
            for one in result["violations"]
        ),
        widths=(4, 2, 3, 3, 4),
        numeric=(1, 2, 3),
    )  # fmt: skip


def steps(caption: str, found: list[Content], language: Language) -> Table:
    """The steps of a trace, each with its provision."""
    return Table(
        caption=caption,
        head=(say(w.SAYS), say(w.PROVISION)),
        rows=tuple(
            (step["text"], cited(tuple(step["provisions"]), language)) for step in found
        ),
        widths=(3, 1),
    )
