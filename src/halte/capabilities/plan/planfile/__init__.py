"""The plan file: a plan written by hand, read with care, written without loss.

document   what a file says, as frozen dataclasses
kinds      how one value is read from YAML and written back
reading    bytes to a document, with every problem located
rules      what must hold across the document
writing    a document to its one canonical text
problems   codes and sentences
"""
