"""What is installed is whole: the wheel carries all, and asks for what the code imports."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Collection
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house_rules import Module, imports, modules_in

ROOT = Path(__file__).resolve().parents[1]
PART_OF = {"pydantic-core": "pydantic"}
LOADED_BY_OTHERS = {"brotli"}  # by fontTools, to write WOFF2


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    return ZipFile(next(folder.glob("argmap-*.whl")))


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def distributions_of(modules: list[Module], ours: Collection[str] = ()) -> set[str]:
    """The distributions, by canonical name, whose packages the modules import; `ours` are not looked up."""
    owners = packages_distributions()
    roots = {name.split(".")[0] for module in modules for _, name in imports(module)}
    foreign = roots - set(sys.stdlib_module_names) - {"argmap", *ours}
    names = {canonical(owners[root][0]) for root in foreign}
    return {PART_OF.get(name, name) for name in names}


def declared(*extras: str) -> set[str]:
    wanted = [
        *project()["dependencies"],
        *(one for extra in extras for one in project()["optional-dependencies"][extra]),
    ]
    return {canonical(re.match(r"[\w.-]+", one).group()) for one in wanted}


@pytest.mark.parametrize(("folder", "inside"), [("resources", "argmap/_resources"), ("samples", "argmap/_samples")])
def test_the_wheel_carries_every_resource_and_sample(wheel, folder, inside):
    files = {path for path in (ROOT / folder).rglob("*") if path.is_file()}

    assert {f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" for path in files} <= set(wheel.namelist())


def test_the_wheel_carries_every_file_of_the_package(wheel):
    files = {path for path in (ROOT / "argmap").rglob("*") if path.is_file() and path.suffix != ".pyc"}

    assert {path.relative_to(ROOT).as_posix() for path in files} <= set(wheel.namelist())


def test_the_wheel_carries_no_tests(wheel):
    assert not [name for name in wheel.namelist() if name.startswith(("tests/", "docs/", "scripts/"))]


@pytest.mark.parametrize("kind", ["scripts", "gui-scripts"])
def test_every_script_names_a_function_that_is_there(kind):
    for entry in project()[kind].values():
        module, function = entry.split(":")
        source = Path(find_spec(module).origin).read_text(encoding="utf-8")

        assert function in {node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}


def test_what_the_code_imports_is_asked_for_and_nothing_else():
    assert distributions_of(modules_in(ROOT / "argmap")) == declared() - LOADED_BY_OTHERS


@pytest.mark.parametrize("folder", ["tests", "scripts"])
def test_what_tests_and_scripts_import_is_asked_for(folder):
    assert distributions_of(modules_in(ROOT / folder), {"scripts", "tests"}) <= declared("dev")


def test_an_import_that_nobody_asked_for_is_seen():
    assert distributions_of([Module("core/tree.py", "import pytest, json")]) == {"pytest"}
