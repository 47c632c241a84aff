"""The application and the fonts that every picture needs."""

import pytest
from PySide6.QtCore import QCoreApplication

from argmap.render.fonts import register_fonts
from argmap.render.text import Typesetter


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QCoreApplication) -> None:
    register_fonts()


@pytest.fixture
def typesetter() -> Typesetter:
    return Typesetter()
