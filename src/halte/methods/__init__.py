"""Methods: statistics, linkage, law and counting as plain Python, usable alone.

Nothing here knows of the web. A method takes tables and an explicit random
generator, gives back frozen dataclasses with `to_dict()`, and cites its source.
"""
