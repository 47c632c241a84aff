"""Readings of a map: what is still open, how many of what there are. Pure functions of the tree."""
