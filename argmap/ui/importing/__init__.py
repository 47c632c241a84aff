"""Maps of other programs on their way in: looked at first, with the report of what became of what they say."""
