"""The names under which argmap's own things stand in Argdown's data, and the titles it makes of texts."""

import re
from enum import StrEnum
from typing import TypeVar

FORMAT_ID = "argdown"
MARK = "argmap"  # in the front matter: written by argmap, so that titles made of texts are none of the cards
VERSION = 1
SOURCES = "sources"
PASSAGES = "passages"
NOTHING_ELSE = "implied"  # of a statement: it is there to say what a step is against, and is no card
KEPT = "kept"  # what another file said in other ways than in data, for the way back
LOOSE = "loose"  # of an argument: a step without a reason
TEXT_FIELDS = ("speaker", "basis", "basis_detail", "notes")
SOURCE_FIELDS = ("title", "kind", "authors", "issued", "url", "reliability", "notes")
LABEL = 60  # characters of a title that is made of a text
SPACES = re.compile(r"[ \t\r\n\f\v]+")
NOT_IN_TITLES = re.compile(r"[\[\]<>\x00-\x1f\x7f-\x9f\u2028\u2029]+")
NUMBERED = re.compile(r"(.*?) \([0-9]+\)", re.DOTALL)

Word = TypeVar("Word", bound=StrEnum)


def chosen(value: object, otherwise: Word) -> Word:
    """The word of a vocabulary that a value is, or the other."""
    return next((one for one in type(otherwise) if one == value), otherwise)


def one_line(text: str) -> str:
    """The text as Argdown gives it back: its lines as one, single spaces, none at the ends."""
    return SPACES.sub(" ", text).strip()


def label_of(text: str) -> str:
    """A title made of the first words of a text."""
    words = one_line(NOT_IN_TITLES.sub(" ", text)).lstrip("- ")
    if len(words) <= LABEL:
        return words or "Card"
    cut = words[:LABEL].rpartition(" ")[0] or words[:LABEL]
    return f"{cut}…"


def is_label_of(title: str, text: str) -> bool:
    """Whether a title is the one made of that text, or that with a number behind it."""
    label = label_of(text)
    numbered = NUMBERED.fullmatch(title)
    return title == label or (numbered is not None and numbered[1] == label)
