"""The head of the inspector makes one mark for each role and theme, not one at every change."""

import pytest
from pytestqt.qtbot import QtBot

from argmap.core.roles import Role
from argmap.render.theme import ThemeName, load_theme
from argmap.ui.panels.bearing import Bearing
from argmap.ui.panels.heading import Heading

LIGHT, DARK = load_theme(ThemeName.LIGHT), load_theme(ThemeName.DARK)


@pytest.fixture
def heading(qtbot: QtBot) -> Heading:
    made = Heading()
    qtbot.addWidget(made)
    made.show_head(Role.REASON, "Reason", Bearing("for the main claim"), LIGHT)
    return made


def test_the_same_role_in_other_words_makes_no_other_mark(heading: Heading) -> None:
    mark = heading.mark.pixmap().cacheKey()
    heading.show_head(Role.REASON, "Reason, the last of 2 selected", Bearing(), LIGHT)

    assert heading.mark.pixmap().cacheKey() == mark


@pytest.mark.parametrize(("role", "theme"), [(Role.OBJECTION, LIGHT), (Role.REASON, DARK)])
def test_another_role_or_theme_makes_another_mark(heading: Heading, role: Role, theme: object) -> None:
    mark = heading.mark.pixmap().cacheKey()
    heading.show_head(role, "Reason", Bearing(), theme)

    assert heading.mark.pixmap().cacheKey() != mark


def test_a_role_that_comes_again_has_the_mark_that_it_had(heading: Heading) -> None:
    mark = heading.mark.pixmap().cacheKey()
    heading.show_head(Role.OBJECTION, "Objection", Bearing(), LIGHT)
    heading.show_head(Role.REASON, "Reason", Bearing(), LIGHT)

    assert heading.mark.pixmap().cacheKey() == mark
