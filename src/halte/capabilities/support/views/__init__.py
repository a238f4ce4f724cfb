"""Pages of this room: parse, one action or query, render."""
