"""A map as AIF JSON: claims, steps, who speaks, and what was kept of the file it came from; in one of the shapes."""

from dataclasses import dataclass, field
from typing import Any

from argmap.core.document import Document
from argmap.core.records import Inference, Node, Passage, PassageLink, Premise, Source, SourceText
from argmap.core.tree import Tree
from argmap.formats.aif_layouts import Analysis, as_aifdb, as_ova2, as_ova3
from argmap.formats.aif_texts import OF_NODE, analysed_text
from argmap.formats.aif_words import (
    CLAIM,
    DEFAULTS,
    FAMILY,
    ILLOCUTION,
    IMPLIED,
    POLARITIES,
    SAYS,
    TYPES,
    UTTERANCE,
    Dialogue,
    Named,
    clean,
    name_of,
    named,
    number_of,
    uncleaned,
)
from argmap.formats.circles import words_of
from argmap.formats.foreign import foreign_of
from argmap.formats.json_entries import object_of, text_of
from argmap.formats.json_writing import indented
from argmap.formats.parts import Part, step_words
from argmap.formats.report import Tally
from argmap.formats.scheme_graph_writing import Giving
from argmap.formats.written import Outgoing, Written

ROOT_TOO = "AIF does not say that a card is a root where it stands in a step as well."
BLANKS = "Blanks around the words are taken away when it is read."
NAMED_ELSE = "A name that says nothing in AIF, or the same twice, is not told from none."


def write_aifdb(outgoing: Outgoing) -> Written:
    """As AIFdb serves it."""
    writing = _Writing(outgoing.tree)
    return Written(indented(as_aifdb(writing.analysis(False))), writing.tally.report())


def write_ova3(outgoing: Outgoing) -> Written:
    """As OVA3 saves it, which is xAIF."""
    writing = _Writing(outgoing.tree)
    value, in_text = as_ova3(writing.analysis(True)), writing.said_in_text("beside")
    return Written(indented(value), writing.tally.report(), in_text)


def write_ova2(outgoing: Outgoing) -> Written:
    """As OVA2 saves it."""
    writing = _Writing(outgoing.tree)
    value, in_text = as_ova2(writing.analysis(False)), writing.said_in_text("ova2")
    return Written(indented(value), writing.tally.report(), in_text)


@dataclass(slots=True)
class _Writing:
    tree: Tree
    giving: Giving = field(init=False)
    kept: dict[str, object] = field(init=False)
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.giving = Giving(self.document, FAMILY, "nodeID")
        self.kept = foreign_of(self.document, self.document.info.id, FAMILY)

    @property
    def document(self) -> Document:
        return self.tree.document

    def said_in_text(self, name: str) -> frozenset[Part]:
        """What of the sources stands in the text that was analysed, which goes back out as it came under that name."""
        text = analysed_text({name: self.kept.get(name)})
        sources, texts = list(self.document.all(Source)), list(self.document.all(SourceText))
        if not text.text or len(sources) != 1 or [one.text for one in texts] != [text.text]:
            return frozenset()
        marks = {(one.node_id.removeprefix(OF_NODE), one.start, one.end) for one in text.marked}
        others = {mark[1:] for mark in marks if mark[0] not in self.giving.ids.values()}
        for link in self.document.all(PassageLink):
            passage = self.document.find(Passage, link.passage_id)
            place = (passage.start, passage.end) if passage is not None else (None, None)
            own_id = self.giving.ids.get(link.node_id or link.inference_id or "", "")
            if (own_id, *place) not in marks and place not in others:
                return frozenset({Part.SOURCES, Part.TEXTS})
        return frozenset({Part.SOURCES, Part.TEXTS, Part.PASSAGES})

    def analysis(self, has_enthymemes: bool) -> Analysis:
        """All nodes and edges in the fields of AIFdb."""
        giving = self.giving
        steps = [one for one in giving.steps if not giving.is_bare(one)]
        nodes = [self._claim(one, has_enthymemes) for one in giving.cards] + [self._step(one) for one in steps]
        edges = [
            {**arrow.kept, "fromID": arrow.source, "toID": arrow.target}
            for step in giving.steps
            for arrow in giving.arrows(step)
        ]
        for what, found in (("cards", giving.cards), ("steps", giving.steps)):
            if found:
                self.tally.keep(what, len(found))
        found_analysis = Analysis(self.document.info.title, nodes, edges, self.kept, self._places())
        self._dialogue(found_analysis)
        return found_analysis

    def _claim(self, node: Node, has_enthymemes: bool) -> dict[str, Any]:
        kept = self.giving.kept[node.id]
        had = text_of(kept.get("text"))
        if node.order_key and self.document.is_named(Premise, "node_id", node.id):
            self.tally.approximate(Part.SHARED.value, words_of(self.document, node.id), ROOT_TOO)
        text = had if had and clean(had) == node.text else uncleaned(node.text)
        if clean(text) != node.text:
            self.tally.approximate("texts", words_of(self.document, node.id), BLANKS)
        node_type = text_of(kept.get("type"))
        is_own = node_type in (CLAIM, IMPLIED, *POLARITIES) or "type" not in kept
        node_type = (IMPLIED if node.implicit and has_enthymemes else CLAIM) if is_own else node_type
        return kept | {"nodeID": self.giving.ids[node.id], "text": text, "type": node_type}

    def _step(self, step: Inference) -> dict[str, Any]:
        kept = self.giving.kept[step.id]
        node_type = TYPES[step.polarity]
        wanted = Named(step.scheme, step.label)
        had_scheme, had_text = text_of(kept.get("scheme")), text_of(kept.get("text"))
        said = {name: value for name, value in kept.items() if name not in ("arrow", "arrows")}
        said |= {"nodeID": self.giving.ids[step.id], "type": node_type}
        if kept.get("type") == node_type and named(had_scheme, had_text) == wanted:
            return {"text": ""} | said
        default, scheme_id = DEFAULTS[node_type]
        scheme, text = uncleaned(step.scheme or default), uncleaned(step.label or step.scheme or default)
        said |= {"scheme": scheme, "text": text, "schemeID": "" if step.scheme else scheme_id}
        said = {name: value for name, value in said.items() if name != "schemeID" or value}
        written = named(scheme, text)
        for part, is_lost in (
            (Part.SCHEMES, written.scheme != wanted.scheme),
            (Part.LABELS, written.label != wanted.label),
        ):
            if is_lost:
                self.tally.approximate(part.value, step_words(self.document, step), NAMED_ELSE)
        return said

    def _dialogue(self, analysis: Analysis) -> None:
        """What was kept of the dialogue, mended where a card has another speaker now, and what tells the new ones."""
        present = {text_of(one["nodeID"]) for one in analysis.nodes}
        stored = [_node(object_of(one)) for one in _list(self.kept.get("nodes"))]
        stored = [one for one in stored if text_of(one.get("nodeID")) not in present]
        dialogue = Dialogue(
            {text_of(one.get("nodeID")): text_of(one.get("type")) for one in stored},
            {text_of(one.get("nodeID")): text_of(one.get("text")) for one in stored},
        )
        present |= dialogue.types.keys()
        kept_edges = [object_of(one) for one in _list(self.kept.get("edges"))]
        kept_edges = [one for one in kept_edges if {text_of(one.get("from")), text_of(one.get("to"))} <= present]
        dialogue.edges = [(text_of(one.get("from")), text_of(one.get("to"))) for one in kept_edges]
        for one in map(object_of, _list(self.kept.get("participants"))):
            analysis.participants.append(one)
            dialogue.names.setdefault(text_of(one.get("participantID")), name_of(one))
        for one in map(object_of, _list(self.kept.get("locutions"))):
            if text_of(one.get("nodeID")) in present:
                analysis.locutions.append(one)
                dialogue.persons.setdefault(text_of(one.get("nodeID")), text_of(one.get("personID")))
        told = dialogue.speakers()
        changed = {
            self.giving.ids[one.id]: one
            for one in self.giving.cards
            if told.get(self.giving.ids[one.id], "") != one.speaker
        }
        analysis.nodes += stored
        for one in kept_edges:
            source, target = text_of(one.get("from")), text_of(one.get("to"))
            if target not in changed or dialogue.types.get(source) != ILLOCUTION:
                analysis.edges.append({**object_of(one.get("rest")), "fromID": source, "toID": target})
        speakers = {name: person for person, name in dialogue.names.items()}
        for key, node in changed.items():
            if node.speaker:
                self._speaks(analysis, key, node, speakers, present)

    def _speaks(self, analysis: Analysis, key: str, node: Node, speakers: dict[str, str], present: set[str]) -> None:
        """An utterance and an illocution for a card."""
        utterance, illocution = (_free(f"{key}_{one}", present) for one in (UTTERANCE, ILLOCUTION))
        if node.speaker not in speakers:
            speakers[node.speaker] = str(_next_number(speakers.values()))
            analysis.participants.append(_participant(speakers[node.speaker], node.speaker))
        analysis.nodes += [
            {"nodeID": utterance, "text": uncleaned(f"{node.speaker}{SAYS}{node.text}"), "type": UTTERANCE},
            {"nodeID": illocution, "text": "Asserting", "type": ILLOCUTION, "scheme": "Asserting", "schemeID": "74"},
        ]
        analysis.edges += [{"fromID": utterance, "toID": illocution}, {"fromID": illocution, "toID": key}]
        analysis.locutions.append({"nodeID": utterance, "personID": speakers[node.speaker]})

    def _places(self) -> dict[str, tuple[int, int]]:
        """Where OVA draws what has no place there yet: a row for each depth, steps between cards and targets."""
        found: dict[str, tuple[int, int]] = {}
        filled: dict[int, int] = {}
        for place, depth in self.tree.walk():
            if self.giving.ids[place.node_id] not in found:
                column = filled[depth] = filled.get(depth, -1) + 1
                found[self.giving.ids[place.node_id]] = (50 + 250 * column, 50 + 200 * depth)
                if place.inference_id is not None:
                    found.setdefault(self.giving.ids[place.inference_id], (50 + 250 * column, 200 * depth - 50))
        return found


def _node(kept: dict[str, object]) -> dict[str, Any]:
    """A node that was kept, with the fields that each has."""
    return kept | {name: text_of(kept.get(name)) for name in ("nodeID", "text", "type")}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _free(wished: str, present: set[str]) -> str:
    while wished in present:
        wished += "_"
    present.add(wished)
    return wished


def _next_number(persons: Any) -> int:  # noqa: ANN401  # ids of any kind
    return max((number_of(one) or 0 for one in persons), default=0) + 1


def _participant(person: str, name: str) -> dict[str, Any]:
    """Somebody whose names, put together again, are the name."""
    first, _, last = name.rpartition(" ")
    whole = {"firstname": first, "surname": last} if first and last else {"firstname": name, "surname": ""}
    number = number_of(person)
    return {"participantID": person if number is None else number, **whole}
