"""Readers of this room, on either side of the wall."""
