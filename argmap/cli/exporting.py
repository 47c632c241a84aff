"""`argmap export`: a map or a branch as a picture, or in a format of another program."""

from math import isfinite
from pathlib import Path
from typing import Any

import click

from argmap.cli.files import read_tree
from argmap.cli.format_options import format_option, refuse_report_over, report_option
from argmap.cli.interrupting import noted_interrupts
from argmap.cli.paths import PATH
from argmap.core.errors import MapError
from argmap.core.graph import Place
from argmap.core.references.styles import CitationStyle
from argmap.core.tree import Tree
from argmap.storage.output import write_output

IMAGES = (".png", ".svg", ".pdf")
IMAGE_OPTIONS = {
    "theme": "--theme",
    "layout": "--layout",
    "scale": "--scale",
    "dpi": "--dpi",
    "transparent": "--transparent",
    "paper": "--paper",
    "comments": "--comments",
}


class NoSuchCard(MapError):
    """An id that names no card of the map."""


class Positive(click.FloatRange):
    """A number above zero that is one: "nan" and "inf" are not."""

    def __init__(self, most: float) -> None:
        super().__init__(min=0.0, max=most, min_open=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401  # as click says it
        number: float = super().convert(value, param, ctx)
        if not isfinite(number):
            self.fail(f"{value} is no number.", param, ctx)
        return number


@click.command("export")
@click.argument("file", type=PATH)
@click.argument("output", type=PATH)
@click.option("--branch", metavar="ID", help="Only the card with this id and what stands below it.")
@click.option("--theme", type=click.Choice(["print", "light", "dark"]), help="The colours; print otherwise.")
@click.option("--layout", type=click.Choice(["down", "right", "page"]), help="Which way the map grows.")
@click.option("--scale", type=Positive(64), help="Pixels of a PNG for each pixel of the map; 2 otherwise.")
@click.option("--dpi", type=Positive(6_144), help="Pixels of a PNG for each printed inch, instead of --scale.")
@click.option("--transparent", is_flag=True, default=None, help="No background.")
@click.option("--paper", type=click.Choice(["fit", "A4", "A3", "Letter"]), help="The sheets of a PDF; fit otherwise.")
@click.option("--passages", is_flag=True, help="With the quoted passages and their sources as numbered notes.")
@click.option(
    "--citations",
    type=click.Choice([one.value for one in CitationStyle]),
    help="With the passages, their sources cited in this style and listed at the end.",
)
@click.option("--comments", is_flag=True, default=None, help="With the comments as numbered notes in the margin.")
@click.option("--title/--no-title", default=None, help="With the map's title, or without.")
@format_option("--to", "The format of OUTPUT, if its name does not tell.")
@report_option
def command(
    file: Path,
    output: Path,
    branch: str | None,
    passages: bool,
    citations: str | None,
    title: bool | None,
    to_id: str,
    report: Path | None,
    **image_options: object,
) -> None:
    """Write the map FILE, or one branch of it, to OUTPUT: .png, .svg, .pdf, or what `argmap formats` lists.

    What a format cannot say is told. An OUTPUT that exists is replaced.
    """
    suffix = output.suffix.lower()
    chosen = {name: value for name, value in image_options.items() if value is not None}
    style = CitationStyle(citations) if citations is not None else None
    has_passages = passages or style is not None
    if suffix in IMAGES and not to_id:
        _refuse_misfits(suffix, chosen)
        tree = read_tree(file)
        place = _place(tree, branch, file) if branch is not None else None
        write_output(output, _as_image(tree, suffix, place, chosen, has_passages, style, title is not False))
        return
    for name in chosen:
        raise click.UsageError(f"{IMAGE_OPTIONS[name]} is for pictures; it says nothing about a {suffix} file.")
    from argmap.cli.reporting import tell_report  # late: a picture waits for no format
    from argmap.cli.writing import format_for, write_map

    refuse_report_over(report, file, output)
    written = format_for(output, to_id, title, citations)
    tree = read_tree(file)
    place = _place(tree, branch, file) if branch is not None else None
    tell_report(write_map(output, tree, place, title is not False, has_passages, style, written), report)


def _refuse_misfits(suffix: str, chosen: dict[str, object]) -> None:
    """Raises `click.UsageError` for options that do not go together, or say nothing about the picture."""
    if "scale" in chosen and "dpi" in chosen:
        raise click.UsageError("Choose --scale or --dpi.")
    if suffix != ".pdf" and chosen.get("paper", "fit") != "fit":
        raise click.UsageError(f"--paper is for PDF; it says nothing about a {suffix} file.")


def _place(tree: Tree, card_id: str, file: Path) -> Place:
    """The place of a card by its id, or by the id of one of its places. Raises `NoSuchCard`."""
    place = tree.full_place(card_id) or tree.place(card_id)
    if place is None:
        raise NoSuchCard(f"There is no card {card_id[:80]} in “{file.name}”.")
    return place


def _as_image(
    tree: Tree,
    suffix: str,
    place: Place | None,
    chosen: dict[str, object],
    has_passages: bool,
    citations: CitationStyle | None,
    has_title: bool,
) -> bytes:
    with noted_interrupts() as check:
        from argmap.render.plain_imports import import_plainly

        import_plainly()
        from argmap.cli.images import draw

        return draw(tree, suffix, place, chosen, has_passages, citations, has_title, check)
