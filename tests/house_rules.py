"""The rules of docs/decisions/0001-rooms.md as functions from a module's source to complaints, each "where: what"."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

LEVELS = {
    "resources": -1,
    "settings": -1,
    "processes": -1,
    "core": 0,
    "intake": 1,
    "layout": 2,
    "storage": 2,
    "sources": 2,
    "formats": 2,
    "reasoning": 2,
    "samples": 3,
    "session": 3,
    "worker": 3,
    "render": 4,
    "ui": 5,
    "app": 6,
    "cli": 6,
    "__main__": 7,
}
STEPS_ACROSS = {("cli", "app")}  # `argmap FILE` is the window: the command line hands over to the composition root
QT_ROOMS = {"render", "ui", "app"}
WIDGET_MODULES = {"QtWidgets", "QtPrintSupport", "QtSvgWidgets", "QtOpenGLWidgets"}
WIDGET_ROOMS = {"ui", "app"}
SQLITE = {"sqlite3", "sqlite_utils", "apsw"}

PLACES: dict[str, tuple[str, ...]] = {
    "setHtml": (),
    "setMarkdown": (),
    "openUrl": ("ui/links.py",),
    "toPlainText": (),
    "toRawText": ("ui/raw_text.py",),
    "processEvents": (),
    "exec": ("app.py", "ui/dialogs/", "ui/dragging.py"),
    "extractall": (),
    "model_construct": (),
    "sleep": (),
    "get_objects": (),  # a tuple that another thread is making may be among them: a SystemError there
    "get_referrers": (),  # likewise
    "singleShot": (),  # `ui/soon.py` keeps nothing of what is gone
    "except Exception": ("ui/errors.py",),
}
"""Where a risky call may stand, relative to argmap/: in a module, in a folder (with a slash), or nowhere."""

MODULE_LINES = 300
FUNCTION_LINES = 45


@dataclass(frozen=True)
class Module:
    """A source file by its path below argmap/, such as "core/tree.py"."""

    path: str
    text: str

    @property
    def room(self) -> str:
        return self.path.split("/")[0].removesuffix(".py")


@dataclass
class Facts:
    """What the rules ask of a module's syntax, found in one walk through it, and all that is kept of it."""

    imports: list[tuple[int, str]] = field(default_factory=list)  # line and dotted name
    risks: list[tuple[int, str]] = field(default_factory=list)  # line and one of `PLACES`
    functions: list[tuple[int, str, int]] = field(default_factory=list)  # line, name, and how many lines
    has_docstring: bool = False


@cache
def facts(module: Module) -> Facts:
    """What stands in a module; it is parsed once for all rules."""
    tree = ast.parse(module.text)
    found = Facts(has_docstring=bool(ast.get_docstring(tree)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            found.imports += _imported(module, node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            found.functions.append((node.lineno, node.name, length))
        elif isinstance(node, ast.Attribute | ast.ExceptHandler) and (risk := _risk(node)) in PLACES:
            found.risks.append((node.lineno, risk))
    return found


def modules_in(package: Path) -> list[Module]:
    """Every module of the package lying at `package`."""
    paths = sorted(package.rglob("*.py"))
    return [Module(path.relative_to(package).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def _imported(module: Module, node: ast.Import | ast.ImportFrom) -> Iterator[tuple[int, str]]:
    """Line and dotted name of what is imported; `from a import b` counts as a.b, relative ones are resolved."""
    if isinstance(node, ast.Import):
        yield from ((node.lineno, alias.name) for alias in node.names)
        return
    package = ["argmap", *module.path.split("/")[:-1]]
    above = package[: len(package) - node.level + 1] if node.level else []
    base = ".".join([*above, *([node.module] if node.module else [])])
    yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def imports(module: Module) -> list[tuple[int, str]]:
    """Line and dotted name of all a module imports."""
    return facts(module).imports


def against_the_arrow(module: Module) -> Iterator[str]:
    """Imports of a room above or beside; all may import the leaves, which import none. Every room must be known."""
    if module.room not in LEVELS.keys() | {"__init__"}:
        yield f"{module.path}: {module.room} is no room of the house"
        return
    for line, name in imports(module):
        there = name.split(".")[1] if name.startswith("argmap.") else ""
        is_above = LEVELS.get(there, -2) >= LEVELS.get(module.room, -1)
        if is_above and there != module.room and (module.room, there) not in STEPS_ACROSS:
            yield f"{module.path}:{line}: {module.room} imports {there}"


def qt_out_of_place(module: Module) -> Iterator[str]:
    """Qt outside its rooms, and widgets outside the rooms that have a window."""
    for line, name in imports(module):
        parts = name.split(".")
        if parts[0] in {"PySide6", "shiboken6"}:
            if module.room not in QT_ROOMS:
                yield f"{module.path}:{line}: Qt in {module.room}"
            elif len(parts) > 1 and parts[1] in WIDGET_MODULES and module.room not in WIDGET_ROOMS:
                yield f"{module.path}:{line}: widgets in {module.room}"


def widgets_reached_by_the_command_line(module: Module) -> Iterator[str]:
    """The command line draws without widgets, so it never names the rooms that need them, but for the window itself."""
    for line, name in imports(module):
        if module.room == "cli" and name.startswith("argmap.ui"):
            yield f"{module.path}:{line}: the command line imports {name}"


def sqlite_out_of_place(module: Module) -> Iterator[str]:
    """SQLite outside the room that knows it."""
    for line, name in imports(module):
        if name.split(".")[0] in SQLITE and module.room != "storage":
            yield f"{module.path}:{line}: {name.split('.')[0]} in {module.room}"


def type_checking_imports(module: Module) -> Iterator[str]:
    """Needing TYPE_CHECKING means that the arrow is wrong."""
    for number, line in enumerate(module.text.splitlines(), 1):
        if re.search(r"\bTYPE_CHECKING\b", line):
            yield f"{module.path}:{number}: TYPE_CHECKING"


def risky_calls(module: Module) -> Iterator[str]:
    """Calls that may stand in few places or none, wherever they are not allowed."""
    for line, risk in facts(module).risks:
        if not any(_is_in(module.path, place) for place in PLACES[risk]):
            yield f"{module.path}:{line}: {risk}"


def _risk(node: ast.AST) -> str:
    match node:
        case ast.Attribute(attr=name):
            return name
        case ast.ExceptHandler(type=None) | ast.ExceptHandler(type=ast.Name(id="Exception" | "BaseException")):
            return "except Exception"
        case _:
            return ""


def _is_in(path: str, place: str) -> bool:
    return path.startswith(place) if place.endswith("/") else path == place


def too_long(module: Module) -> Iterator[str]:
    """Modules and functions that no one reads in one go."""
    lines = module.text.count("\n")
    if lines > MODULE_LINES:
        yield f"{module.path}: {lines} lines"
    for line, name, length in facts(module).functions:
        if length > FUNCTION_LINES:
            yield f"{module.path}:{line}: {name} has {length} lines"


def without_opening(module: Module) -> Iterator[str]:
    """Modules that do not open by saying what they are for."""
    if module.text.strip() and not facts(module).has_docstring:
        yield f"{module.path}: no docstring"


RULES = (
    against_the_arrow,
    qt_out_of_place,
    widgets_reached_by_the_command_line,
    sqlite_out_of_place,
    type_checking_imports,
    risky_calls,
    too_long,
    without_opening,
)
