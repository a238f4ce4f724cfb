"""The engine’s rules, one to a file."""
