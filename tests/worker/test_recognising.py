"""Words in a picture are read by another program, where it is installed; whatever it does is one sentence."""

import shutil
import stat

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from argmap.worker.recognising import NotRecognised, can_recognise, recognise


@pytest.fixture
def only(tmp_path, monkeypatch):
    """Installs a script as the only program: `only(script)`."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def install(script: str) -> None:
        path = tmp_path / "tesseract"
        path.write_text(script)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    return install


def picture(words: str) -> bytes:
    image = QImage(900, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        font = QFont(["DejaVu Sans", "Noto Sans"])
        font.setPixelSize(48)
        painter.setFont(font)
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, words)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_the_words_in_a_picture_are_read():
    assert recognise(picture("The levy raises money")) == "The levy raises money"


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_picture_without_words_says_so():
    with pytest.raises(NotRecognised, match="No words were recognised"):
        recognise(picture(""))


def test_it_is_not_offered_where_it_is_not_installed(only):
    assert not can_recognise()
    with pytest.raises(NotRecognised, match="could not be recognised; type what you see"):
        recognise(picture("x"))


@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 3\n", "no program"])
def test_a_program_that_fails_is_one_sentence(only, script):
    only(script)
    assert can_recognise()
    with pytest.raises(NotRecognised, match="could not be recognised"):
        recognise(picture("x"))


def test_what_is_not_wanted_any_more_is_given_up(only):
    only("#!/bin/sh\nwhile :; do :; done\n")
    asked = []
    with pytest.raises(NotRecognised):
        recognise(picture("x"), lambda: bool(asked.append(1)) or len(asked) > 2)
    assert len(asked) == 3


def test_a_program_that_hangs_is_given_up(only, monkeypatch):
    only("#!/bin/sh\nwhile :; do :; done\n")
    monkeypatch.setattr("argmap.worker.recognising.SECONDS", 0.5)
    with pytest.raises(NotRecognised):
        recognise(picture("x"))
