"""What is said of a map file in trouble is translated when it is shown; the command line stays as it is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from argmap.core.errors import EditRefused
from argmap.storage import errors
from argmap.storage.errors import Damaged, DiskFull, DiskTrouble, Fault, Missing
from argmap.storage.salvage import Salvaged
from argmap.ui.dialogs.hurt import HurtDialog
from argmap.ui.error_words import hurt, said, said_with_advice
from argmap.ui.window import Window
from tests.ui.conftest import Person

WORDS = {
    "“{file}” could not be saved, because the disk is full.": "Kein Platz für „{file}“.",
    "Make room on it, and try again.": "Platz schaffen.",
    "“{file}” could not be read or written: {detail}.": "„{file}“: {detail}!",
    "the disk reported an error": "Fehler der Platte",
    "“{file}” is damaged: {detail}.": "„{file}“ ist beschädigt: {detail}.",
    "the card": "die Karte",
    "is not as it was written": "ist nicht wie geschrieben",
    "{0} “{1}” {2}": "{0} „{1}“ {2}",
    "{0}, and {1} more": "{0}, und {1} mehr",
    "“{file}” is not there; it was moved, renamed or deleted.": "„{file}“ ist fort.",
    "Look for it where it may have been moved to.": "Anderswo suchen.",
}


class _German(QTranslator):
    def translate(self, context: str, words: str, *_: object) -> str:
        return WORDS.get(words, "") if context in ("Errors", "Faults") else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = _German()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


CARD = Fault("nodes", "1", place="So far")


@pytest.mark.usefixtures("german")
def test_sentence_detail_advice_and_faults_are_translated() -> None:
    path = Path("x.argmap")
    assert said_with_advice(DiskFull(path)) == "Kein Platz für „x.argmap“. Platz schaffen."
    assert said(errors.system_error(path, OSError(5, "the disk reported an error"))) == "„x.argmap“: Fehler der Platte!"
    assert hurt(CARD) == "die Karte „So far“ ist nicht wie geschrieben"
    assert said(Damaged(path, [CARD, CARD])) == f"„x.argmap“ ist beschädigt: {hurt(CARD)}, und 1 mehr."
    assert str(Damaged(path, [CARD])) == "“x.argmap” is damaged: the card “So far” is not as it was written."


def test_without_a_translation_the_words_are_those_of_the_command_line() -> None:
    for error in (
        DiskFull(Path("x")),
        DiskTrouble(Path("x"), "odd"),
        Damaged(Path("x"), [CARD, CARD]),
        Damaged(Path("x"), []),
    ):
        assert said(error) == str(error)
    assert hurt(CARD) == CARD.in_words
    assert said(EditRefused("No.")) == said_with_advice(EditRefused("No.")) == "No."


@pytest.mark.usefixtures("german")
def test_the_window_says_it_in_the_users_language(person: Person, window: Window, tmp_path: Path) -> None:
    window.open_path(tmp_path / "gone.argmap")
    person.until(lambda: window.messages.text == "„gone.argmap“ ist fort. Anderswo suchen.")
    window.say_error(Missing(Path("a.argmap")))
    assert window.messages.text == "„a.argmap“ ist fort."


@pytest.mark.usefixtures("german")
def test_what_is_hurt_is_listed_in_the_users_language(window: Window) -> None:
    dialog = HurtDialog(Salvaged(1, 1, False, (CARD,)), Path("x.argmap"), window)
    assert dialog.text.toPlainText() == "Die Karte „So far“ ist nicht wie geschrieben."
    dialog.close()


def test_every_sentence_and_every_fault_is_marked_for_the_translators() -> None:
    folder = Path(errors.__file__).parent
    source = (folder / "errors.py").read_text(encoding="utf-8")
    assert re.findall(r'^    (?:sentence|advice) = (?!N\(|"")', source, re.MULTILINE) == []
    bare = re.compile(r'Fault\([^\n]*(?:(?<!"Faults"), |what=)"[a-z][^"{}]* [^"{}]*"')
    assert [path.name for path in folder.glob("*.py") if bare.search(path.read_text(encoding="utf-8"))] == []
