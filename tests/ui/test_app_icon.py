import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from argmap.app import give_icon
from argmap.ui.app_icon import AGAINST, CLAIM, FOR, SIDES
from argmap.ui.chrome import load_chrome


@pytest.mark.parametrize("side", SIDES)
def test_the_icon_shows_a_claim_with_what_speaks_for_and_against_it(qapp: QApplication, side: int) -> None:
    give_icon(qapp)
    picture, chrome = qapp.windowIcon().pixmap(side, side).toImage(), load_chrome("light")

    for card, colour in ((CLAIM, chrome.panel), (FOR, chrome.panel), (AGAINST, chrome.opposes)):
        middle = (card.center() * side).toPoint()
        assert picture.pixelColor(middle) == QColor(colour)
    assert picture.pixelColor(side // 2, side - 1) == QColor(chrome.supports)
    assert picture.pixelColor(0, 0).alpha() < 255
