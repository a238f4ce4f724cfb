"""How values are written: numbers, money and days in the reader’s language.

French follows the typography of the Office québécois de la langue française:
a no-break space between thousands and before $ and %, a decimal comma, « 1er ».
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from django.utils import timezone

from halte.core.bilingual import Bilingual, current_language

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
MOST_DECIMALS: Final = 4
"""Figures are kept with four decimals (`measures.models.Figure`)."""

MONTHS: Final = tuple(
    Bilingual(*names.split())
    for names in (
        "January janvier", "February février", "March mars", "April avril",
        "May mai", "June juin", "July juillet", "August août",
        "September septembre", "October octobre", "November novembre",
        "December décembre",
    )
)  # fmt: skip

IN_FRENCH: Final = {"IRPA": "LIPR", "IRPR": "RIPR", "Criminal Code": "Code criminel"}
"""Acts and regulations as they are cited in French (Canadian citation guides)."""

Numeric = int | float | Decimal | str | None


def number(value: Numeric, decimals: int | None = None) -> str:
    """A number with thousands; as many decimals as it has, or as many as asked."""
    amount = as_decimal(value)
    return "" if amount is None else written(amount, decimals)


def money(value: Numeric) -> str:
    """Canadian dollars; cents only where there are any."""
    amount = as_decimal(value)
    if amount is None:
        return ""
    decimals = 0 if amount == amount.to_integral_value() else 2
    digits = written(abs(amount), decimals)
    sign = MINUS if amount < 0 else ""
    if current_language() == "fr":
        return f"{sign}{digits}{NBSP}$"
    return f"{sign}${digits}"


def cents(value: int | None) -> str:
    """Canadian dollars from whole cents, exactly; '' where there are none."""
    return "" if value is None else money(Decimal(value) / 100)


def percent(value: Numeric, decimals: int | None = None) -> str:
    """A percentage that is already in hundredths: 12.5 is written 12.5%."""
    digits = number(value, decimals)
    if not digits:
        return ""
    return f"{digits}{NBSP}%" if current_language() == "fr" else f"{digits}%"


def day(value: date | datetime | str | None) -> str:
    """6 June 2012, 6 juin 2012, 1er juin 2012."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return str(value)
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    if not isinstance(value, date):
        return ""
    french = current_language() == "fr"
    first = "1er" if french and value.day == 1 else str(value.day)
    # A line may end before the year, never between the day and its month.
    return f"{first}{NBSP}{MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime | None) -> str:
    """6 June 2012, 14:05 or 6 juin 2012 à 14 h 05, in the time zone of the site."""
    return f"{day(value)}{_before_clock()}{clock(value)}" if value else ""


def clock(value: datetime | None) -> str:
    """14:05 or 14 h 05."""
    if not isinstance(value, datetime):
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    if current_language() == "fr":
        return f"{local.hour}{NBSP}h{NBSP}{local.minute:02}"
    return f"{local.hour:02}:{local.minute:02}"


def as_decimal(value: Numeric) -> Decimal | None:
    """The value as an exact decimal; None where there is nothing to write."""
    if value is None or value == "":
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def written(amount: Decimal, decimals: int | None) -> str:
    """Digits with the separators of the reader’s language."""
    if decimals is None:
        amount = round(amount, MOST_DECIMALS)
        whole = amount == amount.to_integral_value()
        digits = f"{amount:,.0f}" if whole else f"{amount.normalize():,f}"
    else:
        digits = f"{amount:,.{int(decimals)}f}"
    digits = digits.replace("-", MINUS)
    if current_language() == "fr":
        digits = digits.replace(",", NBSP).replace(".", ",")
    return digits


def _before_clock() -> str:
    return f" à{NBSP}" if current_language() == "fr" else ", "


def colon() -> str:
    """What stands between a name and what is said of it."""
    return f"{NBSP}:" if current_language() == "fr" else ":"


def cited(provision: str) -> str:
    """A provision of the law under the name that its act has in this language."""
    if current_language() == "fr":
        for english, french in IN_FRENCH.items():
            provision = provision.replace(english, french)
    return provision
