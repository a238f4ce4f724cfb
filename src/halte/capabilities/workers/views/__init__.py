"""Pages of this room, public ones and those behind the wall."""
