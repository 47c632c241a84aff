"""Citations: what a source's reference says, read from and written to the formats of reference managers."""
