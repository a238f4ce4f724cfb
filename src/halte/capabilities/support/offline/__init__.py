"""A form that works without a network, and the sealed draft that it makes."""
