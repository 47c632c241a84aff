"""What a map adds up to by one rater: which cards stand, fall or are open, how strongly, and on what it turns.

Decision 0045 says how a map is read for it.
"""
