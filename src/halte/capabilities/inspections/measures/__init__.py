"""What inspections report up: counts, shares, days and sums."""
