"""What the actions do: one function each, by subject. `ui/actions.py` names them."""
