"""Files that were made to do harm, each by a function of a few lines."""
