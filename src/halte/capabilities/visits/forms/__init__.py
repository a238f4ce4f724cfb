"""Forms of the visits."""
