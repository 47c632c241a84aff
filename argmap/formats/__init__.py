"""Map files of argmap and of other programs: bytes in, records out, and back. One file per format, one list of them."""
