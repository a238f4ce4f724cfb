"""Halte: the working system behind a national action plan against trafficking."""

__version__ = "0.1.0"
