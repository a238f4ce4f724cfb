"""What the government publishes about employers, read as it is printed."""
