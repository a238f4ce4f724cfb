"""Letters to employers: what they say, and how they are drawn."""
