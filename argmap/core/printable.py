"""Foreign words made fit for a sentence of ours."""

from unicodedata import category

JOINERS = "\u200c\u200d"  # invisible, and part of how Persian and the scripts of India are written


def printable(text: str) -> str:
    """The text on one line, without characters that would command a terminal or turn its words round."""
    return "".join(one if one.isprintable() or one in JOINERS else " " if one in "\t\n" else "�" for one in text)


def is_seen(text: str) -> bool:
    """Whether any character of the text is a sign, and not a blank, a line end or a command to what shows it."""
    return any(category(one)[0] in "LMNPS" for one in text)
