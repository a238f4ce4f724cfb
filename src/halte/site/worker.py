"""`halte worker`: one worker alone."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from django.utils.translation import override

from halte.core.audit.seal import seal_all
from halte.core.jobs.progress import stopping
from halte.core.jobs.worker import work
from halte.core.spoken import spoken_language
from halte.site.children import follow_parent, on_stop
from halte.site.production import refuse_unsafe


def main(arguments: Sequence[str]) -> int:
    """Work until stopped; the last thing it does is to seal the audit."""
    argparse.ArgumentParser(prog="halte worker", description=__doc__).parse_args(
        arguments
    )
    os.umask(0o077)
    with override(spoken_language()):
        refuse_unsafe()
    on_stop(stopping)
    follow_parent()
    work()
    seal_all()
    return 0
