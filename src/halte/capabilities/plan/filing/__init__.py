"""Between a plan file and the tables: a plan is one document wherever it lies.

loading   the tables as a document
merging   a new document over an old one, and what changed between them
storing   a document into the tables
"""
