"""A synthetic directory as plain Django tables, for peers to search."""
