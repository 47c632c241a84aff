"""What stands in a mind map or an outline for people to read; the exact sense is read from fields."""

from argmap.core.records import Polarity

GROUP_WORDS = {
    Polarity.SUPPORTS: "because",
    Polarity.OPPOSES: "but",
    Polarity.ANSWERS: "answer",
    Polarity.RESTATES: "in other words",
}
PREFIXES = {
    Polarity.SUPPORTS: "Pro: ",
    Polarity.OPPOSES: "Con: ",
    Polarity.ANSWERS: "Answer: ",
    Polarity.RESTATES: "In other words: ",
}


def group_words(polarity: Polarity | None, label: str) -> str:
    """How the group bears, and what the step is called."""
    word = GROUP_WORDS.get(polarity, "") if polarity is not None else ""
    return f"{word}: {label}" if word and label else word or label


def with_prefix(text: str, polarity: Polarity | None) -> str:
    """The text behind the word for how it bears."""
    return PREFIXES[polarity] + text if polarity is not None else text


def without_prefix(text: str, polarity: Polarity | None) -> str:
    """The text without the word that only says again how it bears."""
    return text.removeprefix(PREFIXES[polarity]) if polarity is not None else text
