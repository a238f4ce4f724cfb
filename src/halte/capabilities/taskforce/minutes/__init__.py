"""Minutes: content gathered once, and the documents that are drawn from it."""
