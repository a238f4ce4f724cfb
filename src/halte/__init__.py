"""Halte: the working system behind a national action plan to combat human trafficking."""
