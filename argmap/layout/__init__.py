"""Where each card goes. Plain geometry: no Qt, no files; handed a function that measures a card."""
