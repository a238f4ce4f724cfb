"""The peer: one bare Django page, without database, session or sign-in.

Served exactly as Halte is served: `python benchmarks/peers/bare_page.py PORT`.
"""

from __future__ import annotations

import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

PAGE = """<!doctype html><html lang="en"><head><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><table>{% for row in rows %}
<tr><th>{{ row }}</th><td>{{ row }}</td></tr>{% endfor %}</table></body></html>"""

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    ROOT_URLCONF=__name__,
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)


def page(request: HttpRequest) -> HttpResponse:
    """A heading and a table of twenty rows."""
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"title": "Bare", "rows": range(20)}, request))


urlpatterns = [path("", page)]
application = get_wsgi_application()


if __name__ == "__main__":
    sys.modules["bare_page"] = sys.modules[__name__]
    Granian(
        "bare_page:application",
        address="127.0.0.1",
        port=int(sys.argv[1]),
        interface=Interfaces.WSGI,
        workers=min(4, os.cpu_count() or 2),
        blocking_threads=4,
        log_level=LogLevels.warning,
    ).serve()
