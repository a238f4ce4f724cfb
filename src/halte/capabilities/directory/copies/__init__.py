"""Copies of the directory that leave it: pocket lists on paper, bundles as files."""
