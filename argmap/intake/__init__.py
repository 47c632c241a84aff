"""What every reader of foreign bytes shares: encodings, offsets, headings, the errors that name a file."""
