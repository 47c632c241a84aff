"""Shows the indicator words of a source in the reader, and says what each of them points to."""

from collections.abc import Iterable

from PySide6.QtGui import QColor

from argmap.core.document import Document
from argmap.core.records import Kind, Polarity
from argmap.core.roles import Role
from argmap.reasoning.indicated import Card, Indicated, IndicatorReader, suggested
from argmap.reasoning.indicators import Indicator
from argmap.reasoning.word_lists import IndicatorKind, load_words
from argmap.render.words import role_name
from argmap.ui.context import MapContext
from argmap.ui.panels.reader_painting import Decor, Wash
from argmap.ui.text import isolated
from argmap.ui.translating import N, translate

OPACITY = 56  # of 255: behind an indicator word
KINDS: dict[IndicatorKind, str] = {
    "reason": N("Indicating", "a reason follows"),
    "conclusion": N("Indicating", "a conclusion follows"),
    "contrast": N("Indicating", "a contrast"),
    "example": N("Indicating", "an example or a witness"),
    "hedge": N("Indicating", "said with reserve"),
}
ROLES: dict[Card, Role] = {
    (Kind.CLAIM, Polarity.SUPPORTS): Role.REASON,
    (Kind.CLAIM, Polarity.OPPOSES): Role.OBJECTION,
    (Kind.EVIDENCE, Polarity.SUPPORTS): Role.EVIDENCE,
}


class Indicating:
    """Finds what is to be marked in one text, in the language of its map, whose word lists are read when first met."""

    def __init__(self, context: MapContext) -> None:
        self._context = context
        self._text = ""
        self._readers: dict[str, IndicatorReader | None] = {}
        self._last: tuple[int, int, tuple[Indicated, ...]] = (0, 0, ())

    def show_text(self, text: str) -> None:
        """Mark another text from now on."""
        self._text, self._last = text, (0, 0, ())

    @property
    def reader(self) -> IndicatorReader | None:
        """The reader of the map's language; None if its words are not known."""
        language = self._context.document.info.language
        if language not in self._readers:
            self._readers[language] = reader_for(self._context.document)
        return self._readers[language]

    def decor(self, start: int, end: int) -> Decor:
        """The marks between two offsets; none unless they are wished for."""
        if not self._context.preferences.marks_indicators:
            return Decor()
        colour = QColor(self._context.theme.muted)
        colour.setAlpha(OPACITY)
        words = (word for one in self._sentences(start, end) for word in one.indicators)
        return Decor(tuple(Wash(word.start, word.end, colour) for word in words))

    def words_at(self, offset: int) -> str:
        """What the marked word at an offset says, and what card its sentence may become; empty if there is none."""
        if not self._context.preferences.marks_indicators:
            return ""
        for one in self._sentences(offset, offset):
            for word in one.indicators:
                if word.start <= offset < word.end:
                    return _explained(word, suggested(one.indicators))
        return ""

    def _sentences(self, start: int, end: int) -> Iterable[Indicated]:
        if self.reader is None:
            return ()
        first, last, found = self._last
        if not first <= start <= end <= last:
            found = tuple(self.reader.around(self._text, start, end))
            self._last = (start, end, found)
        return found


def reader_for(document: Document) -> IndicatorReader | None:
    """What reads the language of a map; None where argmap has no word lists."""
    words = load_words(document.info.language)
    return IndicatorReader(words) if words is not None else None


def unknown_language() -> str:
    """Why nothing is marked or missed."""
    return translate("Indicating", "argmap knows no indicator words of this map's language.")


def _explained(word: Indicator, card: Card | None) -> str:
    says = translate("Indicating", "“{0}”: {1}").format(isolated(word.words), translate("Indicating", KINDS[word.kind]))
    if card is None:
        return says
    does = translate("Indicating", "Click here, and S makes the sentence a card: {0}").format(role_name(ROLES[card]))
    return f"{says}\n{does}"
