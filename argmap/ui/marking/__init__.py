"""A class marked in the window: what is asked before, and the gradebook and heat map afterwards."""
