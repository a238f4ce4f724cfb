"""What is typed in the directory."""
