"""Source documents: bytes of any kind to a plain text, where its pages and headings begin, and what it is."""
