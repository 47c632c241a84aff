"""Row 14: passages found again after seeded edits of real texts, against the way of Hypothes.is.

A passage is attached when its place overlaps the true one by at least half of both together, and in the wrong place
when it is given a place that does not. The peer searches the whole text, so it is asked for a sample.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from statistics import mean, median
from time import perf_counter

from argmap.core.refinding import Finder
from argmap.core.vocabulary import PassageState
from tests.benchmarks import edited_texts as edits
from tests.benchmarks.best_guess import best_guess
from tests.benchmarks.refinding_texts import CORPORA, Corpus, corpora, corpus, held_out
from tests.benchmarks.rows import Row, at_most, main
from tests.benchmarks.tables import Table

EDITS: dict[str, tuple[edits.Edit, float | None]] = {
    "unchanged": (edits.unchanged, 1.0),
    "1 % of words changed": (edits.words_changed(0.01), 0.99),
    "5 % of words changed": (edits.words_changed(0.05), 0.97),
    "10 % of words changed": (edits.words_changed(0.1), 0.93),
    "1 % of words changed near": (edits.words_changed_near(0.01), 0.99),
    "5 % of words changed near": (edits.words_changed_near(0.05), 0.97),
    "10 % of words changed near": (edits.words_changed_near(0.1), 0.93),
    "10 % of words changed far": (edits.words_changed_far(0.1), 0.99),
    "sentences inserted": (edits.sentences_inserted, None),
    "sentences removed": (edits.sentences_removed, None),
    "sentences reordered": (edits.reordered, None),
    "paragraphs doubled": (edits.paragraphs_doubled, None),
    "spaces to line ends": (edits.replaced(" ", "\n ", 0.1), None),
    "other quotation marks": (edits.replaced("[\"“”«»]", "„"), None),
    "words hyphenated": (edits.hyphenated, None),
    "letters misread": (edits.misread, None),
}  # fmt: skip
PEER = "Hypothes.is"
MOST_WRONG = 0.001
HEADS = ("Edit", "Passages", "Attached", "Goal", PEER, "Wrong place", PEER, "Met")
ASKED_OF_PEER = 50
APART = 6  # of so many passages one
LONG = 1_100_000
Place = tuple[int, int] | None
Question = tuple[str, str, int, int, Place]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was said of one passage, beside the truth."""

    truth: Place
    place: Place
    is_exact: bool = False

    @property
    def is_right(self) -> bool:
        return self.place == self.truth or (self.place is not None and _overlap(self.place, self.truth) >= 0.5)

    @property
    def is_wrong(self) -> bool:
        return self.place is not None and not self.is_right


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of the passages after one kind of edit; `least` is the goal of those attached."""

    edit: str
    own: list[Outcome]
    peer: list[Outcome]
    least: float | None

    @property
    def is_met(self) -> bool:
        return attached(self.own) >= (self.least or 0.0) and wrong(self.own) <= MOST_WRONG

    @property
    def cells(self) -> tuple[str, ...]:
        goal = "–" if self.least is None else f"≥ {self.least:.0%}"
        placed = f"{attached(self.own):.2%}", goal, f"{attached(self.peer):.0%}"
        misplaced = f"{wrong(self.own):.2%}", f"{wrong(self.peer):.0%}"
        return self.edit, f"{len(self.own):,}", *placed, *misplaced, "yes" if self.is_met else "no"


def rows(_nodes: int, _runs: int) -> Iterator[Row | Table]:
    if not CORPORA.is_dir():
        yield Row(14, "passages found again", "not measured: the corpora are absent")
        return
    texts, others = list(corpora()), list(held_out())
    findings = [*findings_of(texts), *findings_of_others(others)]
    gone = [[one for found in findings for one in getattr(found, of) if one.truth is None] for of in ("own", "peer")]
    findings = [still_there(found) for found in findings]
    unchanged = findings[0].own
    yield _share(
        "passages called exact in an unchanged text", unchanged, [], lambda one: one.is_exact and one.is_right, 1.0
    )
    yield _share("deleted passages called lost", *gone, lambda one: one.place is None, 0.99)
    met = sum(one.is_met for one in findings)
    what, goal = "kinds of edits after which enough passages are found", f"{len(findings)}"
    yield Row(14, what, f"{met} of {len(findings)}", goal=goal, is_met=met == len(findings))
    yield from _times(texts)
    yield Table("Passages found again", words(texts, others), HEADS, [one.cells for one in findings])


def words(texts: list[Corpus], others: list[Corpus]) -> str:
    """What was looked for, and how to read the table."""
    known, unseen = (sum(len(one.passages) for one in some) for some in (texts, others))
    return (
        f"Row 14: every sentence that stands once in its text, {known:,} in {len(texts)} texts, and {unseen:,} in "
        f"{len(others)} texts held out, by which no threshold was chosen. A passage in the wrong place is worse than "
        f"a lost one, so at most {MOST_WRONG:.1%} may be. {PEER} searches the whole text: it is asked for "
        f"{ASKED_OF_PEER} after each edit."
    )


def findings_of(texts: list[Corpus]) -> Iterator[Findings]:
    for name, (edit, least) in EDITS.items():
        is_apart = name.endswith(("near", "far"))
        yield Findings(name, *outcomes([apart(one) for one in texts] if is_apart else texts, edit), least)


def findings_of_others(texts: list[Corpus]) -> Iterator[Findings]:
    for share, least in ((0.01, 0.99), (0.05, 0.97), (0.1, 0.93)):
        name = f"{share * 100:g} % of words changed, held out"
        yield Findings(name, *outcomes(texts, edits.words_changed(share)), least)


def still_there(found: Findings) -> Findings:
    """Without the passages that the edit deleted."""
    own, peer = ([one for one in said if one.truth is not None] for said in (found.own, found.peer))
    return replace(found, own=own, peer=peer)


def attached(outcomes: list[Outcome]) -> float:
    return mean(one.is_right for one in outcomes)


def wrong(outcomes: list[Outcome]) -> float:
    return mean(one.is_wrong for one in outcomes)


def apart(text: Corpus) -> Corpus:
    """The text with so few of its passages that some of it is far from all of them."""
    return replace(text, passages=text.passages[::APART])


def outcomes(texts: list[Corpus], edit: edits.Edit) -> tuple[list[Outcome], list[Outcome]]:
    """What is said of every passage by us, and of a sample by the peer."""
    own, asked = [], []
    for text in texts:
        edited = edit(text, Random(text.name))
        finder = Finder(text.text, edited.text)
        for start, end in text.passages:
            found, truth = finder.find(start, end), edited.place(start, end)
            place = None if found.start is None or found.end is None else (found.start, found.end)
            own.append(Outcome(truth, place, found.state is PassageState.EXACT))
            asked.append((text.text, edited.text, start, end, truth))
    return own, [peers for is_gone in (False, True) for peers in _said_by_peer(asked, is_gone)]


def _said_by_peer(asked: list[Question], is_gone: bool) -> Iterator[Outcome]:
    """For a sample of the passages that are deleted, or of those that are not."""
    alike = [one for one in asked if (one[-1] is None) is is_gone]
    for old, new, start, end, truth in Random(14).sample(alike, min(ASKED_OF_PEER, len(alike))):
        yield Outcome(truth, best_guess(old, new, start, end))


def _share(what: str, own: list[Outcome], peer: list[Outcome], is_so: Callable[[Outcome], bool], least: float) -> Row:
    share = mean(map(is_so, own))
    beside = f"{PEER} {mean(map(is_so, peer)):.1%} of {len(peer)}" if peer else "–"
    return Row(14, what, f"{share:.2%} of {len(own):,}", beside, goal=f"≥ {least:.0%}", is_met=share >= least)


def _times(texts: list[Corpus]) -> Iterator[Row]:
    """In one text of 1.1 MB, made of the others, with 5 % of its words changed."""
    joined = "\n\n".join(one.text for one in texts)
    long = corpus("long", (joined * (LONG // len(joined) + 1))[:LONG])
    edited = edits.words_changed(0.05)(long, Random(14))
    start = perf_counter()
    finder = Finder(long.text, edited.text)
    ready = perf_counter() - start
    asked = Random(14).choices(long.sentences, k=1000)
    whole = ready + sum(_seconds_of(finder, one) for one in asked)  # the first that is in doubt has the anchors found
    times = [_seconds_of(finder, one) for one in asked]
    yield at_most(14, "a passage in 1.1 MB, median of 1,000", median(times), 20e-3)
    yield at_most(14, "a passage in 1.1 MB, the slowest of 1,000", max(times), 20e-3)
    yield at_most(14, "1,000 passages in 1.1 MB, making ready included", whole, 5)


def _seconds_of(finder: Finder, passage: tuple[int, int]) -> float:
    start = perf_counter()
    finder.find(*passage)
    return perf_counter() - start


def _overlap(place: tuple[int, int], truth: Place) -> float:
    if truth is None:
        return 0.0
    common = min(place[1], truth[1]) - max(place[0], truth[0])
    return common / (max(place[1], truth[1]) - min(place[0], truth[0]))


if __name__ == "__main__":
    main(rows, __doc__ or "")
