"""How long a closed file is kept.

No one law says it for every organisation: the Privacy Act, s. 6(1), and its
Regulations, s. 4(1)(a) (two years after the last administrative use) bind federal
institutions, and PIPEDA, Schedule 1, 4.5.3, says no longer than needed. So it is a
setting, and a legal hold goes before it.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone

from halte.capabilities.support.models import File
from halte.methods.months import months_after


def keep_years() -> int:
    """Years after its closing for which a file is kept, by the setting."""
    return int(settings.HALTE_SUPPORT_KEEP_YEARS)


def kept_until(file: File) -> date:
    """The day from which it may be disposed of; today where it was never closed."""
    closed = timezone.localdate(file.closed_at or timezone.now())
    return months_after(closed, 12 * keep_years())
