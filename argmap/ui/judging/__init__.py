"""What the user thinks of cards and steps, and what the map makes of it."""
