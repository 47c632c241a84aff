"""The quotes of a map for a document to be read: what a card rests on, and how its source is named."""

from argmap.core.document import Document
from argmap.core.graph import passages_of, passages_of_step, premises_of
from argmap.core.records import Node, Passage, PassageLink, Premise, RecordId
from argmap.core.references.bibliography import Bibliography, bibliography, sources_of
from argmap.core.references.styles import CitationStyle
from argmap.core.references.terms import terms
from argmap.core.references.where import origin, where
from argmap.core.saying import Say
from argmap.core.tree import Tree
from argmap.formats.circles import words_of
from argmap.formats.docx_text import paragraph, run, turns
from argmap.formats.numbered import QUOTED
from argmap.formats.report import Tally
from argmap.formats.xml_text import tell_unsaid


class Cited:
    """The sources of all passages on which something rests, cited in one style; those of what is quoted are listed."""

    def __init__(self, tree: Tree, style: CitationStyle, say: Say) -> None:
        self._document = tree.document
        self._terms, self._quote = terms(say), say(QUOTED)
        links = [*self._document.all(PassageLink)]
        linked = {link.passage_id for link in links}
        steps = dict.fromkeys(link.inference_id for link in links if link.inference_id is not None)
        self._leading = {one.id for step in steps for one in premises_of(self._document, step)[:1]}
        passages = [one for one in self._document.all(Passage) if one.id in linked]
        self._cited: Bibliography = bibliography(sources_of(self._document, passages), style, self._terms)

    def quotes_of_card(self, node_id: RecordId) -> list[Passage]:
        return [passage for _, passage in passages_of(self._document, node_id)]

    def quotes_of_step(self, premise: Premise) -> list[Passage]:
        """The passages of a step, for the first of its cards."""
        if premise.id not in self._leading:
            return []
        return [passage for _, passage in passages_of_step(self._document, premise.inference_id)]

    def quotes_at(self, node_id: RecordId) -> list[Passage]:
        """The passages of a card, and of the steps of which it is the first."""
        premises = sorted(self._document.where(Premise, "node_id", node_id), key=lambda one: one.id)
        found = [*self.quotes_of_card(node_id), *(one for step in premises for one in self.quotes_of_step(step))]
        return [*{one.id: one for one in found}.values()]

    def named(self, passage: Passage) -> str:
        """“Koenig & Ríos, 2021, p. 12”; empty where nothing is known of a passage's source."""
        source, text = origin(self._document, passage)
        place = where(text, passage, self._terms)
        return self._cited.cited(source.id, place) if source is not None else place

    def in_sentence(self, passage: Passage) -> str:
        """The same in brackets, behind quoted words."""
        said = self.named(passage)
        return said if not said or said.startswith("[") else f"({said})"

    def listed(self) -> list[str]:
        """The heading and the paragraphs of the list of sources; nothing where there is none."""
        entries = (" ".join(filter(None, (one.label, one.text))) for one in self._cited.entries)
        listed = [paragraph("Bibliography", [run(entry)], turns=turns(entry)) for entry in entries]
        return [paragraph("Heading1", [run(self._terms.sources)]), *listed] if listed else []

    def quoted(self, passage: Passage) -> str:
        """Quoted words in their marks."""
        return self._quote.format(passage.exact.strip())


def tally_of(document: Document) -> Tally:
    """The cards, which are all kept, and what cannot be said of them or their passages in XML."""
    tally = Tally()
    tally.keep("cards", document.count(Node))
    for node in document.all(Node):
        tell_unsaid(tally, words_of(document, node.id), node.text, node.title, node.speaker, node.notes)
    for passage in document.all(Passage):
        tell_unsaid(tally, "a passage", passage.exact)
    return tally
