"""`argmap exercise`: an exercise made of a map, as one file to hand out."""

from pathlib import Path

import click

from argmap.cli.paths import PATH
from argmap.cli.texts import TEXT
from argmap.cli.trouble import Told
from argmap.core.limits import SEED
from argmap.core.printable import printable
from argmap.core.records import ExerciseKind, Feedback, canonical_json
from argmap.reasoning.exercises import By, Made, Options
from argmap.reasoning.exercises.words import key_words, made_words
from argmap.reasoning.marking.rubric import read_rubric
from argmap.session.exercises import write_exercise
from argmap.session.hints import read_hints
from argmap.storage.errors import NotAFile
from argmap.storage.files import read_foreign

passphrase_option = click.option(
    "--passphrase-file", type=PATH, help="A text file with the passphrase, and nothing else."
)


@click.command("exercise")
@click.argument("file", type=PATH)
@click.argument("out", type=PATH)
@click.option("--kind", type=click.Choice([one.value for one in ExerciseKind]), required=True)
@click.option("--seed", type=click.IntRange(0, SEED), default=0, help="Another number draws other cards.")
@click.option("--count", type=click.IntRange(min=1), help="How many cards to place, premises to find, mistakes.")
@click.option("--by", type=click.Choice([one.value for one in By]), default="level", help="What a stage of reveal is.")
@click.option(
    "--feedback", type=click.Choice([one.value for one in Feedback]), default="released", help="When it comes."
)
@click.option("--task", type=TEXT, default="", help="What to do; else what the map says, or a sentence for the kind.")
@click.option("--hints", "hints_file", type=PATH, help="JSON: sentences by the id of a card.")
@click.option("--rubric", "rubric_file", type=PATH, help="The weights of points, .toml or .json.")
@click.option("--quotes-only", is_flag=True, help="Sources without their texts.")
@passphrase_option
def command(
    file: Path,
    out: Path,
    kind: str,
    seed: int,
    count: int | None,
    by: str,
    feedback: str,
    task: str,
    hints_file: Path | None,
    rubric_file: Path | None,
    quotes_only: bool,
    passphrase_file: Path | None,
) -> None:
    """Make OUT, which must not exist: an exercise of the map FILE, and say what is in it.

    With a passphrase the map itself is sealed in OUT as the key, which the unseal command gives back; without one no
    key is in it. The same map, kind and seed draw the same cards.
    """
    options = Options(
        ExerciseKind(kind),
        seed,
        count,
        Feedback(feedback),
        task,
        whole_sources=not quotes_only,
        by=By(by),
        rubric=_rubric(rubric_file),
        hints=read_hints(hints_file) if hints_file is not None else {},
    )
    secret = read_passphrase(passphrase_file) if passphrase_file is not None else None
    made = write_exercise(file, out, options, secret)
    for sentence in _told(made, file, is_sealed=secret is not None):
        click.echo(printable(sentence))


def read_passphrase(path: Path) -> str:
    """The text of a file that holds a passphrase. Raises `Told` for one that is no text, or a `StorageError`."""
    try:
        return read_foreign(path).decode("utf-8-sig")
    except NotAFile as error:
        raise Told(f"“{printable(path.name)}” is a folder or a device; the passphrase is read from a file.") from error
    except UnicodeDecodeError as error:
        raise Told(f"The passphrase in “{path.name}” is not text in UTF-8.") from error


def _told(made: Made, file: Path, is_sealed: bool) -> list[str]:
    from argmap.cli.files import read_tree

    tree = read_tree(file)
    return [*made_words(made, tree), key_words(tree, is_sealed)]


def _rubric(path: Path | None) -> str:
    """What a rubric says, checked. Raises `BrokenRubric`."""
    if path is None:
        return "{}"
    from pydantic_core import to_jsonable_python

    return canonical_json(to_jsonable_python(read_rubric(path)))
