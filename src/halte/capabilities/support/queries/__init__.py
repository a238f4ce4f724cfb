"""The only readers of this room: frozen views of what is visible."""
