"""Sources as writers cite them: in the text, and in the list at its end."""
