"""A server whose clock stands elsewhere: Python reads this before anything else.

Only the walks that start a server with this folder on its path have it; the product
knows no way to be told another time.
"""

import os
from datetime import datetime, timedelta

from django.utils import timezone

SHIFT = timedelta(seconds=float(os.environ["HALTE_TEST_SHIFT"]))
_now = timezone.now


def now() -> datetime:
    """The time, so much later."""
    return _now() + SHIFT


timezone.now = now
