"""The arithmetic of money: pure functions of cents and days, no database."""
