"""The law as data: dated rows, each with its provision, in our own words."""
