"""What each process of the web server runs: the way in, and a warm start.

The first to search after a start would wait until the directory is read. It is read
beside the first pages, in a thread of its own, unless HALTE_WARM is 0.
"""

from __future__ import annotations

import logging
from threading import Thread

from django.db import connections

from halte.core.capability import resolve, rooms
from halte.site.environment import env_bool
from halte.site.wsgi import application

__all__ = ["application"]

logger = logging.getLogger(__name__)


def warm() -> None:
    """Make what rooms keep between requests. A fault here is a slower first page."""
    try:
        for room in rooms():
            if room.warm:
                resolve(room.warm)()
    except Exception:
        logger.exception("a warm start failed")
    finally:
        connections.close_all()


if env_bool("HALTE_WARM", default=True):
    Thread(target=warm, name="warm", daemon=True).start()
