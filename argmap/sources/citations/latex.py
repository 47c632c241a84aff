"""LaTeX as bibliographies use it to Unicode, and back: accents, escapes and braces; mathematics stays as written."""

import re

from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]  # it brings no types

MARKED = re.compile(r"[\\{}$~]|--|``|''")
BARE = re.compile(r"(?<!\\)([%&#])")  # signs of LaTeX that bibliographies write as they are
CARET = re.compile(r"\\textasciicircum\s*(\{\})?")
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "-": "-{}",
        "'": "'{}",
        "`": "`{}",
        **{sign: f"\\{sign}" for sign in "{}$%&#_"},
    }
)
LIGATURES = re.compile(r"([-'`])\{\}(?![-'`])")


def unicode_of(latex: str) -> str:
    """The text as a reader sees it, on one line."""
    if MARKED.search(latex):
        converter = LatexNodes2Text(math_mode="verbatim", keep_comments=True)
        latex = converter.latex_to_text(BARE.sub(r"\\\1", CARET.sub("^", latex)))
    return " ".join(latex.split())


def latex_of(text: str) -> str:
    """The text with what LaTeX would take for its own escaped; `unicode_of` gives it back, with single spaces."""
    return LIGATURES.sub(r"\1", text.translate(ESCAPES))
