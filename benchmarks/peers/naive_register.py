"""The peer: the same page and the same list, as one writes them at first with Django.

Every row is a model, the template walks from one to the next, and what it needs is
fetched when it gets there. No paging, no sign-in, no audit: less work than the page
of Halte does, done without a read model.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Q
from django.template import engines

PAGE = """<!doctype html><html lang="en"><head><title>{{ e.legal_name }}</title></head>
<body><h1>{{ e.legal_name }}</h1><p>{{ e.operating_name }} {{ e.business_number }}</p>
<ul>{% for s in e.sites.all %}<li>{{ s.kind }} {{ s.address }} {{ s.city }}
{% for h in s.housing.all %}{{ h.kind }} {{ h.capacity }}{% endfor %}</li>{% endfor %}
</ul><ul>{% for c in e.contacts.all %}<li>{{ c.name }} {{ c.email }}</li>{% endfor %}
</ul><ul>{% for t in e.third_parties.all %}<li>{{ t.name }}</li>{% endfor %}</ul>
<ul>{% for a in e.attestations.all %}<li>{{ a.made_on }}</li>{% endfor %}</ul>
<ul>{% for other in group %}<li>{{ other.legal_name }}</li>{% endfor %}</ul>
<table>{% for a in e.applications.all %}<tr><th>{{ a.job_title }}</th>
<td>{{ a.stream }} {{ a.noc }} {{ a.positions }} {{ a.received_on }}</td>
<td>{% for d in a.decisions.all %}{{ d.outcome }} {{ d.decided_on }} {{ d.reasons }}
{% endfor %}</td></tr>{% endfor %}</table>
<table>{% for period, n in totals %}<tr><th>{{ period }}</th><td>{{ n }}</td></tr>
{% endfor %}</table></body></html>"""

LIST = """<!doctype html><html lang="en"><body><table>{% for e in rows %}<tr>
<th>{{ e.legal_name }}</th><td>{{ e.operating_name }}</td><td>{{ e.n }}</td></tr>
{% endfor %}</table></body></html>"""


def page(number: int) -> int:
    """One employer; the size of its page."""
    from halte.capabilities.employers.models import Employer

    row = Employer.objects.get(pk=number)
    told = {"e": row, "group": group_of(row), "totals": totals_of(row)}
    return len(engines["django"].from_string(PAGE).render(told))


def group_of(row: Any) -> list[Any]:
    """Affiliates of affiliates, one employer after the other."""
    found, waiting = [row], [row]
    while waiting:
        one = waiting.pop()
        beside = [tie.other for tie in one.ties.all() if tie.stands]
        beside += [tie.employer for tie in one.ties_back.all() if tie.stands]
        for other in beside:
            if other not in found:
                found.append(other)
                waiting.append(other)
    return found[1:]


def totals_of(row: Any) -> list[tuple[str, int]]:
    """Positions by period of the names that were judged to be this employer."""
    sums: Counter[str] = Counter()
    for judgement in row.judgements.all():
        for listed in judgement.name.listedassessments.all():
            if any(a.publication.undone_at is None for a in listed.appearances.all()):
                sums[listed.period] += listed.positions
    return sorted(sums.items())


def found(words: str = "") -> int:
    """The first 50 employers with how many applications each has."""
    from halte.capabilities.employers.models import Employer

    rows = Employer.objects.annotate(n=Count("applications"))
    if words:
        rows = rows.filter(
            Q(legal_name__icontains=words)
            | Q(operating_name__icontains=words)
            | Q(business_number=words)
        )
    else:
        rows = rows.order_by("-id")
    return len(engines["django"].from_string(LIST).render({"rows": rows[:50]}))
