"""What support files report up: counts and shares, never a person."""
