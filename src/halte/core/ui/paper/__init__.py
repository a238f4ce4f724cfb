"""Documents on paper: blocks in one language, set as a tagged PDF."""
