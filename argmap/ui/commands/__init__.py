"""What the actions do, by subject: `map` for what needs a map and its context, `window` for the rest."""
