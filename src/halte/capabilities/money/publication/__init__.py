"""Grants and contributions in the columns that the Government of Canada publishes.

Template “Proactive Publication – Grants and Contributions”, version 3 of
2025-12-01, and its “nothing to report” (Treasury Board; open-data/ckanext-canada,
`tables/grants.yaml`). The columns, choices and obligations are read from the
template itself; nothing of it is written down twice.
"""
