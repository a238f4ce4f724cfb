"""The web server’s way in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halte.site.settings")
_django = get_wsgi_application()


def application(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """Django, without the server naming itself: a name helps only attackers."""

    def unnamed(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        # granian adds its own name unless there is a header already.
        return start_response(status, [*headers, ("Server", "")], *rest)

    return _django(environ, unnamed)
