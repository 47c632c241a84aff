"""Going back in the window: naming a version, looking at what a map was, and restoring it."""
