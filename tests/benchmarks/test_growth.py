"""What grows worse than linearly is said to, in the table and in the plot."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QApplication

from argmap.render.theme import ThemeName, Tone, load_theme
from tests.benchmarks.cost import Cost, cost, in_child
from tests.benchmarks.growth import Growth, curve, panels, slope, time_table
from tests.benchmarks.operations import OPERATIONS
from tests.benchmarks.plot import PITCH, apart, plots

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
SIZES = (100, 1_000, 10_000, 100_000)
EACH_ONCE = """
import sys
from pathlib import Path
from argmap.storage.creating import create_map
from tests.benchmarks.cost import in_child
from tests.benchmarks.maps import random_map
from tests.benchmarks.operations import OPERATIONS, Subject

subject = Subject(random_map(30, passages=True), Path(sys.argv[1]))
create_map(subject.path, subject.records)
for name, make in OPERATIONS.items():
    in_child(lambda: make(subject)() and None)
    print(name)
"""
LINEAR = Growth("reading", {size: Cost(size * 1e-5, size * 5e3) for size in SIZES})
SQUARE = Growth("comparing", {size: Cost(size**2 * 1e-9, 1.0) for size in SIZES})


def test_the_exponent_of_growth_is_that_of_the_size() -> None:
    assert slope(LINEAR.times) == pytest.approx(1)
    assert slope(SQUARE.times) == pytest.approx(2)


def test_what_is_done_once_does_not_hide_how_the_rest_grows() -> None:
    assert slope({size: 0.01 + size**2 * 1e-9 for size in SIZES}) > 1.15


def test_only_what_grows_worse_than_linearly_is_marked() -> None:
    cells = {line[0]: line[-1] for line in time_table([LINEAR, SQUARE]).lines}

    assert cells == {"reading": "1.00", "comparing": "2.00, worse than linear"}
    assert curve("", LINEAR.times).tone is Tone.SUPPORTS
    assert curve("", SQUARE.times).tone is Tone.OPPOSES


def test_the_plot_names_every_curve_in_the_colours_of_its_theme(qapp: QApplication) -> None:
    light, dark = plots(list(panels([LINEAR, SQUARE])), "Growth")

    for text, name in ((light, ThemeName.LIGHT), (dark, ThemeName.DARK)):
        ElementTree.fromstring(text)
        assert "reading, 1.00" in text
        assert "comparing, 2.00" in text
        assert load_theme(name).opposes in text
        assert load_theme(name).card in text


def test_names_of_curves_that_end_together_stand_apart() -> None:
    placed = sorted(apart([300.0, 300.0, 301.0, 390.0, 392.0]))

    assert all(below - above >= PITCH for above, below in pairwise(placed))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells the peak since a moment")
def test_memory_that_is_given_back_before_the_end_counts() -> None:
    size = 64 * 2**20

    def use_and_forget() -> None:
        bytearray(size)

    assert (in_child(lambda: cost(use_and_forget)).memory or 0) > 0.9 * size


def test_a_child_leaves_nothing_behind_but_what_it_returns() -> None:
    changed: list[int] = []

    def change() -> int:
        changed.append(1)
        return os.getpid()

    assert in_child(change) != os.getpid()
    assert changed == []


def test_everything_that_is_measured_can_be_done(tmp_path: Path) -> None:
    command = [sys.executable, "-c", EACH_ONCE, str(tmp_path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)

    assert said.returncode == 0, said.stderr
    assert len(said.stdout.splitlines()) == len(OPERATIONS)
