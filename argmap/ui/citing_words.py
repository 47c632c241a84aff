"""What the window says of references that came: which went to a source, which became one, which were left out."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from argmap.core.edits.citing import Cited
from argmap.core.records import Source
from argmap.ui.text import isolated, shortened
from argmap.ui.translating import N

NAMED = 3
TITLE = 40  # characters
MATCHED = N("Citing", "1 reference went to its source"), N("Citing", "{0} references went to their sources")
ADDED = N("Citing", "1 became a source without a text"), N("Citing", "{0} became sources without a text")
LEFT = N("Citing", "1 matched no source and was left out"), N("Citing", "{0} matched no source and were left out")


def sentence(cited: Cited) -> str:
    """A line for each thing that became of references, with the first titles."""
    parts = ((MATCHED, cited.matched), (ADDED, cited.added), (LEFT, cited.left))
    return "\n".join(_line(words, sources) for words, sources in parts if sources)


def _line(words: tuple[str, str], sources: Sequence[Source]) -> str:
    counted = _tr(words[0]) if len(sources) == 1 else _tr(words[1]).format(f"{len(sources):,}")
    named = [f"“{isolated(shortened(_name(source), TITLE))}”" for source in sources[:NAMED]]
    return f"{counted}: {', '.join(named)}{', …' if len(sources) > NAMED else ''}"


def _name(source: Source) -> str:
    return source.title or source.url or source.authors or _tr(N("Citing", "without a title"))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Citing", words)
