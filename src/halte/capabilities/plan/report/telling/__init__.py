"""The sections of a report, each a pure function from content to blocks.

All run under one language (`composing.compose` sets it); none reads anything
but the content.
"""
