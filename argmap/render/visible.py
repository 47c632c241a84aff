"""Text as it is shown: line ends made one, and characters that hide or reorder others made visible."""

import re

LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
REORDERING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
INVISIBLE = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffc"
NONCHARACTERS = "\ufdd0-\ufdef"  # of which Qt takes two as the end of a block
TAGS = "\U000e0001\U000e0020-\U000e007f"
HIDDEN = re.compile(f"[{REORDERING}{INVISIBLE}{NONCHARACTERS}]|(?<![\U0001f3f4{TAGS}])[{TAGS}]|[\ud800-\udfff]")
REORDERS = re.compile(f"[{REORDERING}]")
JOINERS = re.compile("(?<![\u0600-\u1cff\ua800-\uabff\u2190-\u2bff\ufe0f\U00010a00-\U0001ffff])[\u200c\u200d]")
MARK = "\u2423"


def visible(text: str) -> str:
    """The text with "\\n" as its only line end, tabs as spaces, and marks in place of what would not be seen.

    What reorders the text around it is named by its code point; joiners stay where a script or an emoji needs them.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = LINE_ENDS.sub("\n", text).replace("\t", " ")
    return JOINERS.sub(MARK, HIDDEN.sub(_mark, shown))


def _mark(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]" if REORDERS.match(found[0]) else MARK
