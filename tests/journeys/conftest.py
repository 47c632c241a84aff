"""The real application on a real screen, with a map to work on, read afterwards by a process of its own."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.with_display import HIDDEN, display
from tests.journeys.person import INSTALLED, Person

OUT = Path(__file__).resolve().parents[2] / "out" / "journeys"
"""Where the pictures go, a folder for each test: git ignores it, people look at it."""

NEEDED = ("Xvfb", "openbox", "xdotool")


@pytest.fixture(scope="session")
def screen() -> Iterator[dict[str, str]]:
    """An environment with a screen that nobody else works at, for all journeys of this process."""
    if missing := [tool for tool in NEEDED if not shutil.which(tool)]:
        pytest.skip(f"needs {', '.join(missing)}")
    with display("1680x1050", os.environ) as environment:
        yield environment


@pytest.fixture(autouse=True)
def _in_front_of_the_screen(screen: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the test starts or looks at is on that screen."""
    for name in HIDDEN:
        monkeypatch.delenv(name, raising=False)
    for name in ("DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.setenv(name, screen[name])


class Reader:
    """Reads a map file by the command line, in another process than the window's."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, *arguments: str) -> str:
        command = [str(INSTALLED), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout

    def info(self) -> dict[str, int]:
        return json.loads(self.run("info", str(self.path), "--json"))

    def texts(self) -> list[str]:
        """The texts of all cards."""
        return [node["text"] for node in self.data()["nodes"]]

    def data(self) -> dict:
        """The whole map as argmap JSON."""
        target = self.path.with_suffix(".check.json")
        self.run("export", str(self.path), str(target))
        return json.loads(target.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """The article's map, imported by the command line."""
    folder = tmp_path_factory.mktemp("imported")
    command = [INSTALLED, "import", shared / "example" / "eu-nato.json", folder / "imported.argmap"]
    environment = os.environ | {"ARGMAP_DATA": str(folder / "data")}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    return folder / "imported.argmap"


@pytest.fixture
def example(imported: Path, tmp_path: Path) -> Reader:
    """A map file of the article that is the test's own."""
    return Reader(shutil.copy(imported, tmp_path / "EU and NATO.argmap"))


@pytest.fixture
def people() -> Iterator[list[Person]]:
    """Those who were asked to work; none of them stays at the machine."""
    found: list[Person] = []
    yield found
    for person in found:
        person.end()


@pytest.fixture
def at_work(request: pytest.FixtureRequest, people: list[Person], data_folder: Path):  # a function
    """Sits somebody down at the application: `at_work(arguments…)`."""

    def sit_down(
        *arguments: str, title: str = "argmap", size: tuple[int, int] = (1680, 980), program: Path = INSTALLED
    ) -> Person:
        person = Person(data_folder, OUT / request.node.name, size, program)
        people.append(person)
        person.start(*arguments, title=title)
        return person

    return sit_down
