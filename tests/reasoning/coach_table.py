"""How often each check of the structure coach is right, on labelled maps; writes docs/coach.md.

`python -m tests.reasoning.coach_table held_out` measures on the maps that nobody tuned on.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.core.tree import Tree
from argmap.reasoning.checks import Check, OpenPoint
from argmap.reasoning.open_points import open_points
from tests.benchmarks.tables import aligned
from tests.reasoning.coach_maps.reading import HALVES, RULES, CoachMap, Label, maps_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "coach.md"
LANGUAGES = {"en": "English", "de": "German"}
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
NONE = "–"
HEADS = ("Check", "Language", "Right", "False alarms", "Missed", "Precision", "Recall", "Of all maps", "")


@dataclass(frozen=True, slots=True)
class Score:
    """Of one check: how many places it named rightly, wrongly, and not at all."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """How much of what is said is right; 1 if nothing is said."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """How much of what there is to say is said; 1 if there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def scores(maps: Iterable[CoachMap]) -> dict[str, Score]:
    """The score of each labelled check over some maps. What is merely allowed counts neither way."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for one in maps:
        said = set(_said(one))
        right.update(rule for rule, _ in said & one.labels)
        wrong.update(rule for rule, _ in said - one.labels - one.allowed)
        missed.update(rule for rule, _ in one.labels - said)
    return {rule: Score(right[rule], wrong[rule], missed[rule]) for rule in sorted(RULES)}


def _said(one: CoachMap) -> Iterator[Label]:
    for point in open_points(Tree(one.document)):
        if point.check.value in RULES:
            yield point.check.value, _about(point)


def _about(point: OpenPoint) -> str:
    return point.node_id or point.inference_id or ""


def table(half: str) -> list[str]:
    """The lines of a Markdown table over one half of the maps, each language by itself; beside it, over both halves."""
    this, every = _by_language(maps_of(half)), _by_language([one for each in HALVES for one in maps_of(each)])
    rows = [
        _row(check.value, LANGUAGES[code], this[code][check.value], every[code][check.value])
        for check in Check
        if check.value in RULES
        for code in LANGUAGES
    ]
    return list(aligned(HEADS, rows))


def _by_language(maps: Sequence[CoachMap]) -> dict[str, dict[str, Score]]:
    return {code: scores(one for one in maps if one.language == code) for code in LANGUAGES}


def _row(check: str, language: str, score: Score, of_all: Score) -> tuple[str, ...]:
    figures = (score.right, score.wrong, score.missed)
    return (f"`{check}`", language, *map(str, figures), *_shares(score), *_shares(of_all))


def _shares(score: Score) -> tuple[str, str]:
    """Precision and recall."""
    precision = f"{score.precision:.2f}" if score.right + score.wrong else NONE
    return precision, f"{score.recall:.2f}" if score.right + score.missed else NONE


def page_with(page: str, half: str) -> str:
    """A page with the table of that half in its place. Raises ValueError if the page has no place for it."""
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    maps = maps_of(half)
    what = f"Measured on the {half.replace('_', '-')} half, {len(maps)} maps; at the end over both halves:"
    return "\n".join([page[:start], "", what, "", *table(half), "", page[end:]])


def main() -> None:
    """Measure, print, and put the table into the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=HALVES)
    half = parser.parse_args().half
    print("\n".join(table(half)))
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), half), encoding="utf-8")


if __name__ == "__main__":
    main()
