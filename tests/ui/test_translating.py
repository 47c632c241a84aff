import re
from pathlib import Path

import argmap.ui

FOLDER = Path(argmap.ui.__file__).parent
TRANSLATED = re.compile(r"(\w+(?:\.\w+)*)\.tr\(")


def test_words_are_translated_in_the_context_of_their_own_class() -> None:
    """lupdate takes the name before `.tr(` for the context, Qt the class of the object: only `self` is both."""
    found = {
        f"{path.relative_to(FOLDER)}: {name}.tr"
        for path in FOLDER.rglob("*.py")
        for name in TRANSLATED.findall(path.read_text(encoding="utf-8"))
        if name != "self"
    }
    assert found == set()


def test_no_words_are_put_together_before_they_are_translated() -> None:
    """An f-string or a sum inside `tr` never matches what lupdate found."""
    broken = re.compile(r"""\.tr\(\s*f["']|\.tr\([^()]*["']\s*\+""")
    assert [path.name for path in FOLDER.rglob("*.py") if broken.search(path.read_text(encoding="utf-8"))] == []
