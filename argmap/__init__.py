"""argmap: argument maps whose every card is tied to the words it rests on."""

__version__ = "0.1.0"
