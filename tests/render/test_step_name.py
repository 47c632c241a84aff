"""What a card says of the step it leads: its label, or its scheme in the map's language, and never an id of ours."""

import pytest

from argmap.core import edits
from argmap.core.touched import touched_by
from argmap.render.composition import ImageFormat, ImageOptions, compose
from argmap.render.drawing import Text, line_by_line
from argmap.render.face import face
from tests.core.builders import Build, small_map

SCHEME = "correlation_to_cause"


@pytest.fixture
def build() -> Build:
    made = small_map()
    made.do(edits.set_scheme(made.document, made.step("reason").id, SCHEME, ()))
    return made


def named(build: Build, text: str = "reason") -> str:
    return face(build.tree, build.place(text)).step_name


def test_a_scheme_is_called_by_its_name(build: Build) -> None:
    assert named(build) == "Correlation to cause"
    assert named(build, "objection") == ""


def test_it_is_called_so_in_the_language_of_the_map(build: Build) -> None:
    touched = touched_by(build.document, build.do(edits.edit_map(build.document, language="de-AT")))

    assert named(build) == "Vom Zusammenhang zur Ursache"
    assert build.id("reason") in touched.cards


def test_a_label_goes_before_the_scheme(build: Build) -> None:
    build.do(edits.edit_field(build.document, build.step("reason"), label="by statistics"))

    assert named(build) == "by statistics"


@pytest.mark.parametrize(("scheme", "name"), [("Argument From Sign", "Sign"), ("my own scheme", "my own scheme")])
def test_a_scheme_of_another_program_is_known_by_its_name_or_goes_by_its_own(
    build: Build, scheme: str, name: str
) -> None:
    build.do(edits.set_scheme(build.document, build.step("reason").id, scheme, ()))

    assert named(build) == name


def test_of_joint_reasons_the_first_says_it_and_the_next_when_that_is_gone(build: Build) -> None:
    step = build.step("joint one")
    build.do(edits.set_scheme(build.document, step.id, SCHEME, ()))
    assert [named(build, text) for text in ("joint one", "joint two")] == ["Correlation to cause", ""]

    change = build.do(edits.delete_branch(build.document, [build.place_id("joint one")]))

    assert named(build, "joint two") == "Correlation to cause"
    assert build.id("joint two") in touched_by(build.document, change).cards


def test_a_picture_says_it_too(build: Build) -> None:
    drawing = compose(build.tree, ImageOptions(ImageFormat.SVG)).drawing
    texts = [one.text for group in drawing.groups for one in line_by_line(group.primitives) if isinstance(one, Text)]

    assert "Correlation to cause" in texts
    assert not any(SCHEME in text for text in texts)
