"""`argmap info`: the numbers of one map, or of each map in a folder."""

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click

from argmap.cli.files import read_tree
from argmap.cli.paths import PATH
from argmap.cli.trouble import Told
from argmap.core.errors import MapError
from argmap.core.printable import printable
from argmap.formats import csv_table
from argmap.reasoning.summary import Summary, summarize
from argmap.storage.errors import named_errors

SUFFIX = ".argmap"
COLUMNS = ("file", *(field.name for field in fields(Summary)))


@click.command("info")
@click.argument("file", type=PATH)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object, or a list of them for a folder.")
@click.option("--csv", "as_csv", is_flag=True, help="As a table with a row for each map.")
def command(file: Path, as_json: bool, as_csv: bool) -> None:
    """Count what the map FILE holds; for a folder, one line for each map in it."""
    if as_json and as_csv:
        raise click.UsageError("Choose --json or --csv.")
    if file.is_dir():
        _tell_folder(file, as_json, as_csv)
    else:
        summary = summarize(read_tree(file))
        if as_json:
            click.echo(json.dumps(asdict(summary), ensure_ascii=False, indent=2))
        else:
            click.echo(_table([(file.name, summary)]) if as_csv else _lines(summary), nl=False)


def _tell_folder(folder: Path, as_json: bool, as_csv: bool) -> None:
    """One line for each map. Those that cannot be read come last, as one sentence and exit code 1."""
    with named_errors(folder):
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX)
    found: list[tuple[str, Summary]] = []
    broken: list[str] = []
    for path in paths:
        try:
            found.append((path.name, summarize(read_tree(path))))
        except MapError:
            broken.append(f"“{path.name}”")
    if as_json:
        rows = [{"file": name, **asdict(summary)} for name, summary in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        click.echo(_table(found) if as_csv else "".join(_line(*one) for one in found), nl=False)
    if broken:
        raise Told(f"{len(broken)} of {len(paths)} maps could not be read: {', '.join(broken)}.")
    if not paths:
        raise Told(f"There is no map in “{folder.name or folder}”.")


def _table(found: list[tuple[str, Summary]]) -> str:
    rows = ([name, *asdict(summary).values()] for name, summary in found)
    return csv_table.write(COLUMNS, ([_one_line(cell) for cell in row] for row in rows))


def _one_line(cell: Any) -> Any:  # noqa: ANN401  # what the fields of a summary hold
    return printable(cell) if isinstance(cell, str) else cell


def _line(name: str, summary: Summary) -> str:
    return printable(f"{name}: {_cards(summary)}; {_passages(summary)}. {summary.title}".rstrip()) + "\n"


def _lines(summary: Summary) -> str:
    """The numbers of one map, a line for each theme."""
    rows = {
        "title": summary.title,
        "cards": _cards(summary),
        "roles": _listed(
            (summary.main_claims, "main claim", "main claims"),
            (summary.reasons, "reason", "reasons"),
            (summary.objections, "objection", "objections"),
            (summary.rebuttals, "rebuttal", "rebuttals"),
            (summary.supporting_evidence, "supporting evidence", "supporting evidence"),
            (summary.counter_evidence, "counter-evidence", "counter-evidence"),
            (summary.placed_questions, "question", "questions"),
            (summary.answers, "answer", "answers"),
        ),
        "steps": f"{summary.inferences:,}: "
        + _listed(
            (summary.supports, "supports", "support"),
            (summary.opposes, "opposes", "oppose"),
            (summary.undercuts, "of them an undercut", "of them undercuts"),
            (summary.co_premise_groups, "co-premise group", "co-premise groups"),
        ),
        "depth": f"{summary.depth:,}",
        "tray": f"{summary.tray:,}",
        "sources": f"{summary.sources:,}",
        "passages": _passages(summary),
    }
    return "".join(f"{name:<9} {printable(value)}".rstrip() + "\n" for name, value in rows.items())


def _listed(*counts: tuple[int, str, str]) -> str:
    """The counts with their words, as in "1 question, 2 answers"."""
    return ", ".join(f"{number:,} {one if number == 1 else several}" for number, one, several in counts)


def _cards(summary: Summary) -> str:
    kinds = _listed(
        (summary.claims, "claim", "claims"),
        (summary.evidence, "evidence", "evidence"),
        (summary.questions, "question", "questions"),
    )
    return f"{_listed((summary.nodes, 'card', 'cards'))} ({kinds})"


def _passages(summary: Summary) -> str:
    exact = "all" if summary.passages_exact == summary.passages else f"{summary.passages_exact:,}"
    count = _listed((summary.passages, "passage", "passages"))
    links = _listed((summary.passage_links, "link", "links"))
    return f"{count} ({exact} exact), {links}" if summary.passages else "no passages"
