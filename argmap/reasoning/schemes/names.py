"""One key for the many spellings of a scheme's name: "Argument from Sign", "ArgumentFromSign", "Sign_Inference"."""

import re

WORD = re.compile(r"[^\W\d_]+")
RUN_TOGETHER = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
SMALL = {"a", "an", "argument", "argumentation", "from", "inference", "of", "scheme", "the", "to"}
"""What other programs put around a name, or leave out of it."""


def name_key(name: str) -> str:
    """The words of a name that tell it from others, in lower case. Words run together are parted at their capitals."""
    words = [word.casefold() for word in WORD.findall(RUN_TOGETHER.sub(" ", name))]
    return " ".join([word for word in words if word not in SMALL] or words)
