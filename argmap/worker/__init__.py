"""The process in which foreign files are parsed, and the watch kept over it. Knows no Qt."""
