"""The same law read a second time, to hold the engine against.

Written from the tables as they are printed in Schedule 2 (a row of words a line),
and from sections 209.93 to 209.997, without a look at the engine: each worker is a
violation of its own and is added one by one, and days are compared as text. It
shares no code and no data with the engine, and gives numbers only.
"""

from __future__ import annotations

from typing import Any

# points | A small, A large | B small, B large | C small, C large | ban A, B, C
PRINTED = """
0 1      | none none         | none none         | none none         | none none none
2 2      | 500 750           | 750 1,000         | 1,000 2,000       | none none none
3 3      | 750 1,000         | 1,250 2,000       | 5,000 10,000      | none none none
4 4      | 1,000 2,000       | 3,000 7,000       | 10,000 20,000     | none none none
5 5      | 4,000 6,000       | 7,000 12,000      | 15,000 30,000     | none none none
6 6      | 8,000 10,000      | 12,000 20,000     | 20,000 40,000     | none none 1
7 7      | 12,000 20,000     | 20,000 30,000     | 35,000 50,000     | none 1 2
8 8      | 20,000 30,000     | 35,000 45,000     | 45,000 60,000     | 1 2 5
9 10     | 30,000 45,000     | 50,000 60,000     | 60,000 70,000     | 2 5 10
11 12    | 40,000 60,000     | 60,000 70,000     | 70,000 80,000     | 5 10 10
13 14    | 50,000 70,000     | 70,000 80,000     | 80,000 90,000     | 10 10 10
15 9999  | 100,000 100,000   | 100,000 100,000   | 100,000 100,000   | perm perm perm
"""
TYPES = "AAAACCCBBBBBBBCCCCCCCCCBBBCCCC"
TABLE_1_OF_2017 = "AAAA...BBBBBBBCCC............."
"""The rows of Table 1 in the consolidation of 2020-04-30 that carry no day of 2020;
what the others replaced is not in it, and what came later is not either."""
TABLE_5_OF_2017 = ["benefit", "abuse", "economy", "no_remedy", "no_prevention"]
FIRST_SECOND_THIRD = {"A": "122", "B": "123", "C": "234"}
ABUSE_THEN = ("physical", "sexual", "psychological", "financial")
"""What abuse was until 25 September 2022. Reprisal is abuse since SOR/2022-142."""
LENGTHS = ["none", "1", "2", "5", "10", "perm"]


class NotAnElement(Exception):
    """What was found was no element of the condition on its day."""


class NotKnown(Exception):
    """The text of the day has no such row, or none that can be read today."""


def must_be_readable(found: dict[str, Any]) -> None:
    """From 13 April 2017 to 19 April 2020, what the later text shows of the earlier."""
    if not "2017-04-13" <= found["occurred_on"] <= "2020-04-19":
        return
    entered = [key for key, points in found["severity"].items() if points]
    if TABLE_1_OF_2017[found["item"] - 1] == "." or set(entered) - set(TABLE_5_OF_2017):
        raise NotKnown(found["id"])


def is_an_element(found: dict[str, Any]) -> bool:
    """A failure of condition 17 is of a kind of abuse that the text of its day has."""
    if found["item"] != 17 or found["part"] is None:
        return True
    return found["occurred_on"] >= "2022-09-26" or found["part"] in ABUSE_THEN


def row_for(points: int) -> list[list[str]]:
    """The printed row of a total."""
    for line in PRINTED.strip().splitlines():
        cells = [cell.split() for cell in line.split("|")]
        if int(cells[0][0]) <= points <= int(cells[0][1]):
            return cells
    raise LookupError(points)


def number(word: str) -> int:
    return 0 if word == "none" else int(word.replace(",", ""))


def ban_word(word: str) -> int | str:
    return "permanent" if word == "perm" else number(word)


def consequence(points: int, kind: str, small: bool) -> tuple[int, str]:
    """Amount and the printed ban."""
    row = row_for(points)
    column = "ABC".index(kind)
    return number(row[1 + column][0 if small else 1]), row[4][column]


def is_small(employer: dict[str, Any]) -> bool:
    return not (
        employer["employees"] >= 100 and employer["gross_revenue_cad"] >= 5 * 10**6
    )


def which(earlier: list[dict[str, Any]], kind: str, any_type: bool) -> int:
    """0 for a first violation, 1 for a second, 2 from the third on."""
    inspections = []
    for past in earlier:
        counts = any_type or past["type"] == kind
        new = past["inspection"] not in inspections
        if counts and new and past["found_on"] >= "2015-12-01":
            inspections.append(past["inspection"])
    return min(2, len(inspections))


def a_year_earlier(day: str) -> str:
    """The same day a year before; 28 February for a 29th."""
    back = f"{int(day[:4]) - 1}{day[4:]}"
    return back.replace("-02-29", "-02-28")


def text_of(day: str) -> str:
    """The text in force."""
    if day < "2015-12-01":
        return "2013-12-31"
    if day < "2017-04-13":
        raise NotKnown(day)
    if day < "2020-04-20":
        return "2017-04-13"
    return "2020-04-20" if day < "2022-09-26" else "2022-09-26"


def second_reading(given: dict[str, Any], *, any_type: bool = False) -> dict[str, Any]:
    """The numbers that the findings imply."""
    small = is_small(given["employer"])
    lines, everything, bans, items = [], [], [], set()
    for found in given["violations"]:
        if not is_an_element(found):
            raise NotAnElement(found["id"])
        must_be_readable(found)
        line = {"id": found["id"], "law_version": text_of(found["occurred_on"])}
        kind = TYPES[found["item"] - 1]
        if found["justification"] is not None:
            lines.append({**line, "points": (0, 0, 0), "amount": 0, "ban": 0})
            continue
        items.add(found["item"])
        if found["occurred_on"] < "2015-12-01":
            lines.append({**line, "points": (0, 0, 0), "amount": 0, "ban": 2})
            bans.append("2")
            continue
        place = which(given["prior_violations"], kind, any_type)
        history = int(FIRST_SECOND_THIRD[kind][place])
        severity = 0
        for points in found["severity"].values():
            severity += points
        total = history + severity
        if found["voluntary_disclosure"]:
            total = total - 4 if total >= 4 else 0
        own = 0
        for _ in range(found["workers"]):
            amount, ban = consequence(total, kind, small)
            own += amount
            everything.append(amount)
            bans.append(ban)
        lines.append({**line, "points": (history, severity, total), "amount": own,
                      "ban": ban_word(ban)})  # fmt: skip
    return {"lines": lines, **in_all(given, everything, bans, items)}


def in_all(
    given: dict[str, Any], amounts: list[int], bans: list[str], items: set[int]
) -> dict[str, Any]:
    """The notice as a whole."""
    day = given["determined_on"]
    room = 10**6
    for past in given["prior_final_notices"]:
        if a_year_earlier(day) <= past["issued_on"] and past["issued_on"] != day:
            room -= past["amount_cad"]
    payable = 0
    for amount in amounts:
        payable += amount
    payable = min(payable, 10**6)
    longest = max(bans, key=LENGTHS.index, default="none")
    warned = bool(items) and not any(amounts) and longest == "none"
    return {
        "before": sum(amounts),
        "amount": max(0, min(payable, room)),
        "ban": ban_word(longest),
        "warning_only": warned,
        "published": bool(items) and not warned,
        "answer_days": answer_days(items, bool(amounts)),
    }


def answer_days(items: set[int], division_6: bool) -> int | None:
    """5 where the notice is about items 18 to 23 alone."""
    if not division_6:
        return None
    return 5 if items <= {18, 19, 20, 21, 22, 23} else 30
