"""The plan as it is read: one line a promise, its money, and what nobody knows.

views     the frozen shapes that pages and the API share
standing  which statement stands, and what was spent
figures   the live figure behind an indicator
money     budgets and spending, new and existing kept apart
gaps      what we do not know
building  all of it, put together for one plan
"""
