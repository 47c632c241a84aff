"""The window: it shows the map and asks for changes. What is argued and how it is kept is decided below."""
