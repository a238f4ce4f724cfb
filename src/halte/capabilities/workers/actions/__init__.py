"""Writers of this room, by who is acting."""
