"""The tokens of Argdown, and the patterns by which they are known."""

import re
from enum import StrEnum
from typing import NamedTuple


class Sort(StrEnum):
    """What a token is. The values are words for sentences."""

    FRONT_MATTER = "front matter"
    DATA = "data in braces"
    ESCAPED = "text"
    SHORTCODE = "a shortcode"
    EMPTY_LINE = "an empty line"
    LINE_END = "a line end"
    INFERENCE_START = "an inference"
    INFERENCE_END = "the end of an inference"
    COMMA = "a comma"
    RELATION = "a relation"
    HEADING = "a heading"
    NUMBER = "a numbered statement"
    ORDERED = "a numbered list entry"
    BULLET = "a list entry"
    RANGE_START = "the begin of bold or italic text"
    RANGE_END = "the end of bold or italic text"
    LINK = "a link"
    TAG = "a tag"
    STATEMENT = "a statement's definition"
    STATEMENT_REFERENCE = "a statement's title"
    ARGUMENT = "an argument's definition"
    ARGUMENT_REFERENCE = "an argument's title"
    MENTION = "a mention"
    WORDS = "words"
    INDENT = "an indented line"
    DEDENT = "the end of the indented lines"
    END = "the end of the file"


class Token(NamedTuple):
    sort: Sort
    text: str
    offset: int


LINE_START = re.compile(
    r"[' \t]*(?:(?P<inference>--)|(?P<relation>\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))"
    r"|(?P<number>\([0-9]+\))|(?P<ordered>[0-9]+\.(?=\s))|(?P<bullet>\*(?=\s)))|(?P<heading>#+ )"
)
EMPTY_LINE = re.compile(r"(?:[ \t]*\r?\n){2,}")
LINE_END = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
SPACES = re.compile(r"[ \t]+")
ESCAPED = re.compile(r"\\[^\r\n] *")
SHORTCODE = {mark: re.compile(rf"\{mark}\S+?\{mark}[ \t]?") for mark in ".:"}
TAG = re.compile(r"#[a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+[ \t]?")
WORDS = re.compile(r"[^\\@#*_\[\],.:;</>\-\r\n(){}]+")
MARK = re.compile(r"[@#*_\[\],.:;</>\-(){}][ \t]?")
DASHES = re.compile("-{2,}")
RANGE_MARKS = ("**", "__", "*", "_")
RANGE_END = re.compile(r"[ \t]|(?=[\n\r)}_.,!?;:\-*]|\Z)")
AFTER_COMMENT_ON_EMPTY = re.compile(r"(?:[ \t]*\r\n|\n|\r)*")
AFTER_COMMENT_ON_LINE = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r)(?![ \t]*[\r\n]))?")
NO_DATA_END = re.compile(r"\s*[,}]")
DATA_STOP = re.compile(r"\s[^,}]")
PLAIN_STARTS = frozenset("\\@#*_[],.:;</>-\r\n(){}= \t")  # a character that is none of these begins words
