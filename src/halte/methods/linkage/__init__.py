"""Telling whether two records are about the same."""
