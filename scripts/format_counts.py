"""Writes docs/formats.md: what each real file of a format holds, counted in the file itself, beside what was imported.

`python -m scripts.format_counts [CORPORA]`. Files are counted by plain expressions and JSON, never by argmap's readers.
A folder whose format this argmap does not read is left out.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.records import Inference, Node, PassageLink
from argmap.formats.imported import Incoming
from argmap.formats.registry import FORMATS, format_of, import_map

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "formats.md"
LONGEST = 140  # characters of a reason
NOT_SOUND = "?"
HEAD = """# Real files, counted

What files that nobody of argmap wrote hold, and what became of it. *Nodes* and *edges* are counted in the file itself,
by plain expressions or as JSON; what they are stands with each format, and `?` where the file is not sound. *Cards*,
*steps* and *passages* are what the imported map has, *said* is how many things its report does not call kept.

A format with a node for each step has more nodes than cards, and more edges than steps; one with a tree has a node for
each card, and steps for its branches. `python -m scripts.format_counts` writes this page.
"""

Counts = tuple[int | str, int | str]


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the corpora. `words` say what is counted as a node and as an edge."""

    name: str
    format_id: str
    suffixes: tuple[str, ...]
    words: str
    count: Callable[[Path], Counts]


def found_by(node: str, edge: str) -> Callable[[Path], Counts]:
    """How often two expressions are found in a file, outside of comments of XML."""

    def count(path: Path) -> Counts:
        text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8", errors="replace"), flags=re.DOTALL)
        return len(re.findall(node, text, re.MULTILINE)), len(re.findall(edge, text, re.MULTILINE))

    return count


def in_json(nodes: tuple[str, ...], edges: tuple[str, ...]) -> Callable[[Path], Counts]:
    """How many entries the lists or objects of those names have at the top of a file."""

    def count(path: Path) -> Counts:
        try:
            value = json.loads(path.read_bytes())
        except ValueError:
            return NOT_SOUND, NOT_SOUND
        return sum(len(value.get(name, ())) for name in nodes), sum(len(value.get(name, ())) for name in edges)

    return count


def by_oracle(path: Path) -> Counts:
    """What the reference parser of Argdown found."""
    answer = path.parent.with_name("argdown-oracle") / path.with_suffix(".json").name
    value = json.loads(answer.read_bytes())
    if value.get("errors") or value.get("exceptions"):
        return NOT_SOUND, NOT_SOUND
    return len(value["statements"]) + len(value["arguments"]), len(value["relations"])


def in_lines(path: Path) -> Counts:
    """The lines with words before the one that is #, and after it."""
    before, _, after = path.read_text(encoding="utf-8").partition("#")
    return sum(bool(line.strip()) for line in before.split("\n")), sum(bool(line.strip()) for line in after.split("\n"))


def ideas(path: Path) -> Counts:
    """The objects of a MindMup file that stand in `ideas`, and its links."""
    value = json.loads(path.read_bytes())
    waiting, number = [value], 0
    while waiting:
        below = waiting.pop().get("ideas")
        inner = list(below.values()) if isinstance(below, dict) else []
        number += len(inner)
        waiting += inner
    return number, len(value.get("links", ()))


def in_yaml(path: Path) -> Counts:
    """The entries of `statements` and of `arguments`."""
    try:
        value = YAML(typ="safe").load(path.read_text(encoding="utf-8")) or {}
    except YAMLError:
        return NOT_SOUND, NOT_SOUND
    return len(value.get("statements") or ()), len(value.get("arguments") or ())


STATEMENTS = "nodes are statements, edges arguments"
FOLDERS = (
    Folder("argdown", "argdown", (".argdown",), "nodes are statements and arguments, edges relations", by_oracle),
    Folder(
        "argdown-json",
        "argdown-json",
        (".json",),
        "nodes are statements and arguments, edges relations",
        in_json(("statements", "arguments"), ("relations",)),
    ),
    Folder("sadface", "sadface", (".json",), "nodes are atoms and schemes", in_json(("nodes",), ("edges",))),
    Folder(
        "cytoscape-json",
        "cytoscape",
        (".json",),
        "nodes are atoms and schemes",
        in_json(("nodes",), ("edges",)),
    ),
    Folder(
        "aml-schemeset", "aml", (".scm",), "nodes are PROP, edges CA and LA", found_by(r"<PROP\b", r"<(?:CA|LA)[\s>]")
    ),
    Folder("brat", "brat", (".ann",), "nodes are spans (T), edges relations (R)", found_by(r"^T\d", r"^R\d")),
    Folder("mindmup-mup", "mindmup", (".mup",), "nodes are ideas, edges links", ideas),
    Folder("caf", "caf", (".xml",), STATEMENTS, found_by(r"<statement[\s>]", r"<argument[\s>]")),
    Folder("lkif", "lkif", (".xml",), STATEMENTS, found_by(r"<statement[\s>]", r"<argument[\s>]")),
    Folder("carneades-yaml", "carneades-yaml", (".yml",), STATEMENTS, in_yaml),
    Folder(
        "freeplane-mm",
        "freeplane",
        (".mm",),
        "edges are arrows beside the tree",
        found_by(r"<node[\s>]", r"<arrowlink\b"),
    ),
    Folder("opml", "opml", (".opml", ".xml", ""), "nodes are outlines", found_by(r"<outline\b", r"(?!)")),
    Folder("graphml", "graphml", (".graphml",), "nodes and edges are its own", found_by(r"<node\b", r"<edge\b")),
    Folder("tgf", "tgf", (".tgf",), "nodes are lines before #, edges those after it", in_lines),
)


def files_of(folder: Folder, corpora: Path) -> list[Path]:
    inner = corpora / folder.name
    return sorted(path for path in inner.rglob("*") if path.is_file() and path.suffix.lower() in folder.suffixes)


def imported(path: Path, format_id: str) -> list[str]:
    """The numbers of cards, steps and passages and of what was said, or why the file is refused, as cells."""
    data = path.read_bytes()
    try:
        names = format_of(data, path.name, format_id).beside(path.name)
        beside = {name: path.with_name(name).read_bytes() for name in names if path.with_name(name).is_file()}
        found = import_map(Incoming(data, path.name, beside), format_id)
    except MapError as error:
        return ["", "", "", "", reason_of(error, path.name)]
    document = Document(found.records)
    counts = [document.count(one) for one in (Node, Inference, PassageLink)]
    return [f"{count:,}" for count in (*counts, len(found.report.entries))] + [""]


def reason_of(error: MapError, name: str) -> str:
    """Why a file is refused, without its name, fit for a cell."""
    words = " ".join(str(error).replace(f"“{name}” ", "").split())
    words = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    return re.sub(r"([|\\<>*_`\[\]])", r"\\\1", words)


def tables(corpora: Path) -> Iterator[str]:
    """A section for each folder whose format is read."""
    read = {one.id: one for one in FORMATS if one.read is not None}
    for folder in FOLDERS:
        paths = files_of(folder, corpora) if folder.format_id in read else []
        if not paths:
            continue
        rows = [[path.name, *map(str, folder.count(path)), *imported(path, folder.format_id)] for path in paths]
        refused = sum(bool(row[-1]) for row in rows)
        yield f"## {read[folder.format_id].name}\n"
        yield f"`{folder.name}`: {len(rows):,}, {refused:,} of them refused; {folder.words}.\n"
        yield "| File | Nodes | Edges | Cards | Steps | Passages | Said | Refused |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
        yield from (f"| {' | '.join(row)} |" for row in rows)
        yield ""


def page(corpora: Path) -> str:
    return "\n".join([HEAD, *tables(corpora)])


def main() -> None:
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "corpora"
    if not corpora.is_dir():
        raise SystemExit(f"There are no files to count: {corpora} is not here.")
    PAGE.write_text(page(corpora), encoding="utf-8")


if __name__ == "__main__":
    main()
