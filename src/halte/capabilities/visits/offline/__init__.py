"""The checklist as a file that works without a network."""
