"""The real application on a real screen, with a map to work on, read afterwards by a process of its own."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.person import INSTALLED, Person

OUT = Path(__file__).resolve().parents[2] / "out" / "journeys"
"""Where the pictures go, a folder for each test: git ignores it, people look at it."""


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


@pytest.fixture
def example(tmp_path: Path, shared: Path) -> Reader:
    """The article's map, imported by the command line."""
    path = tmp_path / "EU and NATO.argmap"
    reader = Reader(path)
    reader.run("import", str(shared / "example" / "eu-nato.json"), str(path))
    return reader


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
