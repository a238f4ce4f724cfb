"""Letters to the person, as tagged PDFs in both languages."""
