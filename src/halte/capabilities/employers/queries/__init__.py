"""The only readers of the register."""
