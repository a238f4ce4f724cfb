"""What officers do about visits."""
