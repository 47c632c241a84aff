"""The report on a folder of hand-ins as one HTML file, which needs nothing else and lets nothing in or out."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from statistics import mean, median

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from argmap.core.printable import printable
from argmap.core.saying import Say
from argmap.core.tree import Tree
from argmap.reasoning.comparing.sentences import brief
from argmap.reasoning.marking.class_result import ClassResult
from argmap.reasoning.marking.marks import Aspect, MapMark
from argmap.reasoning.marking.popular import popular
from argmap.reasoning.marking.results import Result
from argmap.reasoning.marking.sentences import number, percent, wrong_place_line
from argmap.reasoning.sayings import sayings_of
from argmap.resources import resource_path

FOLDER = "reports"
ASPECTS = {
    Aspect.FOUND: "Found",
    Aspect.TARGET: "Place",
    Aspect.POLARITY: "For or against",
    Aspect.JOINT: "Joint or alone",
    Aspect.LEVEL: "Level",
}


@dataclass(frozen=True, slots=True)
class KeyPart:
    """One key, what the class did with it, and the picture of that as SVG."""

    name: str
    key: Tree
    found: ClassResult
    svg: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One hand-in, in words."""

    result: Result
    key: str
    points: str
    percent: str
    width: int  # of its bar, in percent
    aspects: tuple[str, ...]


def report(results: Sequence[Result], parts: Sequence[KeyPart], names: Sequence[str]) -> str:
    """The page: the class, the heat maps, and each hand-in with what cost it points; in the language of the keys."""
    say = sayings_of(*(one.key for one in parts))
    environment = Environment(
        loader=FileSystemLoader(resource_path(FOLDER)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = resource_path(f"{FOLDER}/marking.css").read_text(encoding="utf-8")
    shares = [one.best.mark.share for one in results if one.best is not None]
    return environment.get_template("marking.html").render(
        say=say,
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        rows=[_row(one, names, say) for one in results if one.best is not None],
        troubles=[one.trouble for one in results if one.best is None],
        aspects=[say(one) for one in ASPECTS.values()],
        mean=percent(mean(shares)) if shares else "",
        median=percent(median(shares)) if shares else "",
        parts=[(one, b64encode(one.svg).decode(), _missed(one, say), _wrong(one, say)) for one in parts],
        has_several=len(names) > 1,
        has_tries=any(one.tries for one in results),
    )


def _row(result: Result, names: Sequence[str], say: Say) -> Row:
    if result.best is None:
        raise ValueError("a file without a mark has no row")
    mark = result.best.mark
    points = say("{0} of {1}").format(number(mark.points), number(mark.of))
    aspects = tuple(_aspect(mark, aspect) for aspect in Aspect)
    return Row(result, names[result.best.key], points, percent(mark.share), round(100 * mark.share), aspects)


def _aspect(mark: MapMark, aspect: Aspect) -> str:
    share = mark.share_of(aspect)
    return percent(share) if share is not None else "–"


def _missed(part: KeyPart, say: Say) -> Iterable[tuple[str, int, int, int, int]]:
    """The cards by how many missed them: text, and how many found, placed and turned it, or left it unplaced."""
    cards = sorted(part.found.cards, key=lambda one: (one.found, one.placed))
    return [
        (printable(brief(part.key.node(one.key_id).text, say)), one.found, one.placed, one.turned, one.unplaced)
        for one in cards
    ]


def _wrong(part: KeyPart, say: Say) -> list[str]:
    """The popular wrong places in words."""
    rights = {one.key_id: one.right for one in part.found.cards}
    return [printable(wrong_place_line(one, rights[one.key_id], part.key, say)) for one in popular(part.found)]
