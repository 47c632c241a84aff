"""Maps for round trips: `generated_maps(parts)` draws maps that hold no other parts, `said_by` tells what to compare.

    @given(generated_maps(FORMAT.carries))
    def test_what_it_carries_comes_back(records):
        assert said_by(read_again(records)) == said_by(records)

Texts of cards are all different, so that cards are known by their words whatever their ids have become.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from argmap.core.anchoring import passage_at
from argmap.core.document import Document
from argmap.core.edits import source_text
from argmap.core.graph import in_order, premises_of
from argmap.core.ids import NewId
from argmap.core.order import spread_keys
from argmap.core.records import (
    Inference,
    Kind,
    LinkRole,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Polarity,
    Premise,
    Record,
    Source,
    SourceText,
)
from argmap.formats.format import EVERYTHING
from argmap.formats.parts import Part
from tests.core.builders import counting_ids

WORDS = (
    "trains", "run", "late", "Über", "naïve", "道路", "مثال", "🚲", "e\u0301", "a\u00a0b", "snake_case", "x",
    "[", "]", "<", ">", "{", "}", "#", "#tag", "*", "**", "_", "__", "@", "@[x]", "/", "//", "/*", "<!--", ":", ":)",
    "\\", "\\n", "[sic]", "<b>", "&", "&amp;", '"', "'", "`", "|", ";", ",", "~", "$x$", "%", "!", "?", "=", "==", "->",
    "http://x.example/a_b?c=d#e", "{a: 1}", "{1, 2}", "(1)", "[t]: u", "<t>: u", "--", "----", "]]>", "<![CDATA[",
    ".x.", ":x:", "T1", "Con:", "Pro:",
)  # fmt: skip
STARTS = (
    "",
    "",
    "",
    "+ ",
    "- ",
    "* ",
    "1. ",
    "1) ",
    "(1) ",
    "# ",
    "> ",
    "_ ",
    "== ",
    "=== ",
    "-- ",
    "---- ",
    "+> ",
    "{",
    "@",
)
DIFFERENT = "no{}"


def _texts(most: int, glue: Sequence[str] = (" ", " ", "")) -> st.SearchStrategy[str]:
    """Words that mean something to some format, one after the other, after what means something at the start."""
    pairs = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(glue)), min_size=1, max_size=most)
    joined = pairs.map(lambda drawn: "".join(f"{word}{space}" for word, space in drawn).strip())
    return st.tuples(st.sampled_from(STARTS), joined).map(lambda drawn: " ".join("".join(drawn).split(" ")).strip())


TEXTS = _texts(5)
LONG_TEXTS = _texts(5, (" ", "", "\n", "\n\n", "\n  "))
SHORT_TEXTS = st.just("") | _texts(3)
PROSE = "Trains were late on 31% of days in 2023.\nThe 🚲 was not. [sic] “Wait,” he said; {a_b} <c> #d\n\nEnd."


@dataclass(slots=True)
class _Drawing:
    """A map as far as it is drawn."""

    draw: st.DrawFn
    parts: frozenset[Part]
    new_id: NewId
    nodes: list[Node] = field(default_factory=list)
    steps: list[Inference] = field(default_factory=list)
    bases: list[int] = field(default_factory=list)  # of each step the number of the card under it, -1 for none
    premises: list[Premise] = field(default_factory=list)
    sources: list[Record] = field(default_factory=list)

    def if_held(self, part: Part, strategy: st.SearchStrategy[Any], otherwise: Any) -> Any:
        """Something drawn if the maps may hold that part, once in three times so that most maps are small."""
        return self.draw(strategy) if part in self.parts and not self.draw(st.integers(0, 2)) else otherwise


@st.composite
def generated_maps(
    draw: st.DrawFn,
    parts: Collection[Part] = EVERYTHING,
    *,
    has_lines: bool = False,
    onto_steps: Sequence[Polarity] = (Polarity.OPPOSES, Polarity.OPPOSES, Polarity.SUPPORTS),
    texts: st.SearchStrategy[str] | None = None,
) -> list[Record]:
    """The records of a map that holds no other parts than these; they validate and meet.

    With `has_lines` texts and notes have line ends. `onto_steps` are the polarities of steps that bear on steps. Of the
    parts, ratings, comments, questions and exercises are never drawn, nor what a map says of itself but its title.
    """
    drawing = _Drawing(draw, frozenset(parts), counting_ids())
    info = MapInfo(id=drawing.new_id(), title=draw(SHORT_TEXTS))
    words = texts if texts is not None else LONG_TEXTS if has_lines else TEXTS
    for number in range(draw(st.integers(1, 6))):
        drawing.nodes.append(_node(drawing, number, words, has_lines))
    for _ in range(draw(st.integers(0, 7))):
        _step(drawing, onto_steps)
    _roots(drawing)
    _keys(drawing)
    if {Part.SOURCES, Part.PASSAGES} & drawing.parts:
        _sources(drawing)
    return [info, *drawing.nodes, *drawing.steps, *drawing.premises, *drawing.sources]


def _node(drawing: _Drawing, number: int, words: st.SearchStrategy[str], has_lines: bool) -> Node:
    notes = LONG_TEXTS if has_lines else TEXTS
    tags = st.lists(_texts(2), max_size=3, unique=True).map(tuple)
    return Node(
        id=drawing.new_id(),
        kind=drawing.if_held(Part.KINDS, st.sampled_from(Kind), Kind.CLAIM),
        text=f"{drawing.draw(words)} {DIFFERENT.format(number)}",
        title=drawing.if_held(Part.TITLES, SHORT_TEXTS, ""),
        implicit=drawing.if_held(Part.IMPLICIT, st.booleans(), False),
        speaker=drawing.if_held(Part.SPEAKERS, SHORT_TEXTS, ""),
        basis=drawing.if_held(Part.BASIS, SHORT_TEXTS, ""),
        basis_detail=drawing.if_held(Part.BASIS, SHORT_TEXTS, ""),
        notes=drawing.if_held(Part.NOTES, notes, ""),
        tags=drawing.if_held(Part.TAGS, tags, ()),
        section=drawing.if_held(Part.SECTIONS, st.sampled_from(["", "Costs", "A_b [c] #d"]) | SHORT_TEXTS, ""),
    )


def _step(drawing: _Drawing, onto_steps: Sequence[Polarity]) -> None:
    """One more step onto a card, a step or nothing, if there is a card left to stand in it."""
    draw, parts = drawing.draw, drawing.parts
    target: dict[str, str] = {}
    base = -1
    polarity = Polarity.SUPPORTS
    if drawing.steps and Part.UNDERCUTS in parts and draw(st.booleans()):
        under = draw(st.integers(0, len(drawing.steps) - 1))
        target, base = {"target_inference_id": drawing.steps[under].id}, drawing.bases[under]
        polarity = draw(st.sampled_from(onto_steps))
    else:
        if not drawing.if_held(Part.LOOSE, st.booleans(), False):
            base = draw(st.integers(0, len(drawing.nodes) - 1))
            target = {"target_node_id": drawing.nodes[base].id}
        polarity = draw(st.sampled_from([Polarity.SUPPORTS, Polarity.OPPOSES]))
        polarity = drawing.if_held(Part.ANSWERS, st.just(Polarity.ANSWERS), polarity)
        polarity = drawing.if_held(Part.RESTATES, st.just(Polarity.RESTATES), polarity)
    premises = _premises_for(drawing, base)
    if not premises and Part.LOOSE not in parts:
        return
    is_plain = polarity is Polarity.OPPOSES and len(premises) == 1 and "target_node_id" in target
    step = Inference(
        id=drawing.new_id(),
        polarity=polarity,
        symmetric=drawing.if_held(Part.SYMMETRIC, st.booleans(), False) if is_plain else False,
        scheme=drawing.if_held(Part.SCHEMES, SHORT_TEXTS, ""),
        label=drawing.if_held(Part.LABELS, SHORT_TEXTS, ""),
        strength=drawing.if_held(Part.STRENGTHS, st.sampled_from([0.0, 0.25, 1.0]), None),
        **target,
    )
    drawing.steps.append(step)
    drawing.bases.append(base)
    for node_id in premises:
        role = drawing.if_held(Part.PREMISE_ROLES, SHORT_TEXTS, "")
        drawing.premises.append(Premise(id=drawing.new_id(), inference_id=step.id, node_id=node_id, role=role))


def _premises_for(drawing: _Drawing, base: int) -> list[str]:
    """Cards that may stand in a step above that one: later ones, so that there is no circle, if there may be none."""
    standing = {one.node_id for one in drawing.premises}
    free = [
        node.id
        for number, node in enumerate(drawing.nodes)
        if (number > base or Part.CIRCLES in drawing.parts)
        and (node.id not in standing or Part.SHARED in drawing.parts)
    ]
    most = 3 if Part.JOINT in drawing.parts else 1
    fewest = 0 if Part.LOOSE in drawing.parts else 1
    chosen = st.lists(st.sampled_from(free), min_size=fewest, max_size=most, unique=True) if free else st.just([])
    return drawing.draw(chosen)


def _roots(drawing: _Drawing) -> None:
    standing = {one.node_id for one in drawing.premises}
    tops = [one for one in drawing.nodes if one.id not in standing]
    roots = {one.id for one in tops if not drawing.if_held(Part.TRAY, st.booleans(), False)}
    keys = dict(zip(sorted(roots), spread_keys(len(roots)), strict=True))
    drawing.nodes = [replace(one, order_key=keys.get(one.id, "")) for one in drawing.nodes]


def _keys(drawing: _Drawing) -> None:
    steps = zip(drawing.steps, spread_keys(len(drawing.steps)), strict=True)
    premises = zip(drawing.premises, spread_keys(len(drawing.premises)), strict=True)
    drawing.steps = [replace(one, order_key=key) for one, key in steps]
    drawing.premises = [replace(one, order_key=key) for one, key in premises]


def _sources(drawing: _Drawing) -> None:
    """Up to two sources, with texts if the maps hold texts, and passages out of them if they hold passages."""
    for number in range(drawing.draw(st.integers(0, 2))):
        title = f"{drawing.draw(TEXTS)} {DIFFERENT.format(number)}"
        url = drawing.draw(st.sampled_from(["", "https://example.org/a_b?c=%20#d"]))
        source = Source(id=drawing.new_id(), title=title, url=url)
        drawing.sources.append(source)
        text = source_text(source.id, PROSE, media_type="text/plain", new_id=drawing.new_id)
        has_text = Part.TEXTS in drawing.parts and drawing.draw(st.booleans())
        if not has_text:
            text = source_text(source.id, "", media_type="text/plain", new_id=drawing.new_id)
        if has_text or Part.PASSAGES in drawing.parts:
            drawing.sources.append(text)
        for _ in range(drawing.draw(st.integers(0, 2)) if Part.PASSAGES in drawing.parts else 0):
            _passage(drawing, text)


def _passage(drawing: _Drawing, text: SourceText) -> None:
    if text.text:
        start = drawing.draw(st.integers(0, len(text.text) - 1))
        end = drawing.draw(st.integers(start + 1, len(text.text)))
        passage = passage_at(text, start, end, drawing.new_id())
    else:
        quote = drawing.draw(TEXTS)
        passage = Passage(drawing.new_id(), text.id, exact=quote, state=PassageState.UNVERIFIED)
    passage = replace(passage, page=drawing.draw(st.sampled_from([None, None, "7", "xii–xiv"])))
    about = [{"node_id": one.id} for one in drawing.nodes] + [{"inference_id": one.id} for one in drawing.steps]
    role = drawing.draw(st.sampled_from(LinkRole))
    link = PassageLink(id=drawing.new_id(), passage_id=passage.id, role=role, **drawing.draw(st.sampled_from(about)))
    drawing.sources += [passage, link]


Said = dict[str, Any]
_FIELDS = {
    Part.KINDS: "kind",
    Part.TITLES: "title",
    Part.IMPLICIT: "implicit",
    Part.SPEAKERS: "speaker",
    Part.BASIS: "basis",
    Part.NOTES: "notes",
    Part.TAGS: "tags",
    Part.SECTIONS: "section",
}
_STEP_FIELDS = {Part.SCHEMES: "scheme", Part.LABELS: "label", Part.STRENGTHS: "strength", Part.SYMMETRIC: "symmetric"}


def said_by(
    records: Sequence[Record],
    parts: Collection[Part] = EVERYTHING,
    *,
    words: Callable[[str], str] = lambda text: text,
    is_ordered: bool = True,
) -> Said:
    """What a map says of those parts, in words instead of ids: two maps that say the same give the same.

    `words` is what a format makes of texts, such as joining lines. Where `is_ordered` is off, the order of steps,
    premises and roots does not count. Where a part without a root is cut to be drawn depends on ids, so it is not said.
    """
    document = Document(records)
    tell = _Telling(document, frozenset(parts), words)
    arranged = list if is_ordered else sorted
    steps: dict[str, list[str]] = {}
    for step in sorted(document.all(Inference), key=tell.order):
        steps.setdefault(tell.target(step), []).append(tell.step(step, is_ordered))
    roots = sorted((one for one in document.all(Node) if one.order_key), key=in_order)
    return {
        "title": document.info.title,
        "cards": {words(one.text): tell.card(one) for one in document.all(Node)},
        "roots": arranged(words(one.text) for one in roots),
        "tray": sorted(words(one.text) for one in document.all(Node) if one.id in document.tray_ids),
        "steps": {target: arranged(below) for target, below in steps.items()},
        "sources": tell.sources(),
        "passages": tell.passages(),
    }


@dataclass(slots=True)
class _Telling:
    document: Document
    parts: frozenset[Part]
    words: Callable[[str], str]

    def card(self, node: Node) -> dict[str, Any]:
        found = {name: getattr(node, name) for part, name in _FIELDS.items() if part in self.parts}
        return found | ({"basis_detail": node.basis_detail} if "basis" in found else {})

    def order(self, step: Inference) -> tuple[str, str, str]:
        """First that of the step it bears on: of two that say the same, each has an order of its own."""
        under = self.document.find(Inference, step.target_inference_id) if step.target_inference_id else None
        return (under.order_key if under is not None else "", step.order_key, step.id)

    def target(self, step: Inference) -> str:
        """The words of what a step bears on; a step is known by its own words and what it bears on in turn."""
        if step.target_node_id is not None:
            return self._text(step.target_node_id)
        under = self.document.find(Inference, step.target_inference_id) if step.target_inference_id else None
        return f"({self.step(under, False)} => {self.target(under)})" if under is not None else "nothing"

    def step(self, step: Inference, is_ordered: bool) -> str:
        premises = [self._premise(one) for one in premises_of(self.document, step.id)]
        fields = [f"{getattr(step, name)!r}" for part, name in _STEP_FIELDS.items() if part in self.parts]
        return " ".join([step.polarity.value, *(premises if is_ordered else sorted(premises)), *fields])

    def _premise(self, premise: Premise) -> str:
        role = f" as {premise.role!r}" if Part.PREMISE_ROLES in self.parts and premise.role else ""
        return f"“{self._text(premise.node_id)}”{role}"

    def _text(self, node_id: str) -> str:
        node = self.document.find(Node, node_id)
        return self.words(node.text) if node is not None else "?"

    def sources(self) -> list[tuple]:
        if Part.SOURCES not in self.parts:
            return []
        texts = {one.source_id: one.text for one in self.document.all(SourceText) if Part.TEXTS in self.parts}
        return sorted((one.title, one.url, texts.get(one.id, "")) for one in self.document.all(Source))

    def passages(self) -> list[tuple]:
        if Part.PASSAGES not in self.parts:
            return []
        return sorted(map(self._link, self.document.all(PassageLink)))

    def _link(self, link: PassageLink) -> tuple:
        passage = self.document.find(Passage, link.passage_id)
        step = self.document.find(Inference, link.inference_id) if link.inference_id else None
        about = self._text(link.node_id) if step is None else f"({self.step(step, False)} => {self.target(step)})"
        text = self.document.find(SourceText, passage.source_text_id) if passage.source_text_id else None
        source = self.document.find(Source, text.source_id) if text is not None else None
        offsets = (passage.start or 0, passage.end or 0) if Part.TEXTS in self.parts else ()
        title = source.title if source is not None else ""
        return (about, link.role.value, passage.exact, passage.page or "", title, *offsets)
