"""Visits as people read them."""
