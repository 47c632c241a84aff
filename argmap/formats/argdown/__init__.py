"""Argdown: its lexer, its parser, the model its files say, and what argmap makes of that and writes of a map."""
