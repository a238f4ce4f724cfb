"""The questions of a department as a workbook: out, filled offline, and in again."""
