"""What a card says of its annotation, in its text and its notes."""

from argmap.core.limits import NODE_TEXT, NOTE_TEXT, SHORT_TEXT
from argmap.formats.annotations.annotation import Annotation, Target


def card_text(one: Annotation) -> str:
    """What the annotation says; else the words that it marks, the addresses it links to, its tags, what it is about."""
    quotes = [quote_words(target) for target in one.targets]
    about = [target.source.title or target.source.address or target.source.file_name for target in one.targets]
    for words in (one.text.strip(), " … ".join(filter(None, quotes)), "\n".join(one.links), ", ".join(one.tags)):
        if words.strip():
            return _cut(words, NODE_TEXT)
    return _cut("\n".join(filter(None, about)), NODE_TEXT)


def card_tags(one: Annotation) -> tuple[str, ...]:
    """The annotation's tags, each once, as a card holds them."""
    return tuple(dict.fromkeys(short(tag) for tag in one.tags if tag.strip()))


def notes_of(one: Annotation, has_passages: bool) -> str:
    """The text that a card has no room for; the links beside a text; what it is about, where no passage tells that."""
    text = card_text(one)
    lines = [one.text.strip()] if len(one.text.strip()) > NODE_TEXT else []
    lines += [link for link in one.links if link not in text]
    if not has_passages:
        about = (target.source.title or target.source.address or target.source.file_name for target in one.targets)
        lines += [words for words in dict.fromkeys(about) if words and words not in text]
    return _cut("\n".join(lines), NOTE_TEXT)


def quote_words(target: Target) -> str:
    """The marked words on one line, as a card says them that takes its text from them."""
    return " ".join(target.exact.split())


def short(text: str) -> str:
    """The text on one line, no longer than a short field of a record."""
    return _cut(" ".join(text.split()), SHORT_TEXT)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
