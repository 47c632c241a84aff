"""Pages as a PDF file: what each shows, the fonts it takes along, and the objects of the file (ISO 32000-1)."""
