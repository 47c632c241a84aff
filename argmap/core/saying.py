"""How a sentence is said in the language of a map: handed to rooms that make sentences, as the languages are data."""

from collections.abc import Callable

Say = Callable[[str], str]
"""From a sentence in English, with holes, to the same in another language."""


def in_english(words: str) -> str:
    """As it is written."""
    return words
