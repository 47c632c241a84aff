"""A folder of hand-ins, marked: read, copied with comments, and told of in files. One function for window and shell."""
