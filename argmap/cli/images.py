"""What the options of `argmap export` mean to the drawing room. Imported only when a picture is asked for."""

from collections.abc import Callable

from argmap.cli.progress import shown_progress
from argmap.core.graph import Place
from argmap.core.references.styles import CitationStyle
from argmap.core.tree import Tree
from argmap.layout.direction import Direction
from argmap.layout.heeding import Heed
from argmap.render.application import offscreen_application
from argmap.render.images import ImageFormat, ImageOptions, export_image
from argmap.render.paper import Paper
from argmap.render.theme import ThemeName


def draw(
    tree: Tree,
    suffix: str,
    place: Place | None,
    chosen: dict[str, object],
    has_notes: bool,
    citations: CitationStyle | None,
    has_title: bool,
    check: Callable[[], None],
) -> bytes:
    """The picture as a file's bytes. `chosen` holds the options that were given, by their names; `check` may raise."""
    options = ImageOptions(
        format=ImageFormat(suffix.removeprefix(".")),
        branch=place.node_id if place is not None else None,
        theme=ThemeName(str(chosen.get("theme", ThemeName.PRINT))),
        direction=Direction(str(chosen["layout"])) if "layout" in chosen else None,
        scale=_number(chosen.get("scale")),
        dpi=_number(chosen.get("dpi")),
        is_transparent=bool(chosen.get("transparent", False)),
        paper=Paper(str(chosen.get("paper", Paper.FIT))),
        has_notes=has_notes,
        citations=citations,
        has_comments=bool(chosen.get("comments", False)),
        has_title=has_title,
    )
    application = offscreen_application()  # kept while fonts are used
    check()
    with shown_progress("Drawing") as reach:
        data = export_image(tree, options, _checked(check, reach))
    del application
    return data


def _checked(check: Callable[[], None], reach: Heed) -> Heed:
    def heed(fraction: float) -> None:
        check()
        reach(fraction)

    return heed


def _number(value: object) -> float | None:
    return value if isinstance(value, float) else None
