"""`halte web`: the web server alone."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from django.utils.translation import override
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from halte.core.spoken import spoken_language
from halte.site.children import follow_parent
from halte.site.environment import env_int
from halte.site.preparing import address_and_port, check_port
from halte.site.production import refuse_unsafe

THREADS = 4
"""Per process. More gain nothing: pages are bound by Python’s one lock."""


def main(arguments: Sequence[str]) -> int:
    """Serve until stopped. The installation must be prepared (`halte up`)."""
    argparse.ArgumentParser(prog="halte web", description=__doc__).parse_args(arguments)
    os.umask(0o077)
    with override(spoken_language()):
        refuse_unsafe()
        address, port = address_and_port()
        check_port(address, port)
    follow_parent()
    Granian(
        "halte.site.serving:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=env_int("HALTE_WEB_PROCESSES", default=min(4, os.cpu_count() or 2)),
        blocking_threads=env_int("HALTE_WEB_THREADS", default=THREADS),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        # No access log: addresses of people who seek help are not for keeping.
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
    return 0
