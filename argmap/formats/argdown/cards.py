"""Statements and sketched arguments of an Argdown file as cards."""

from dataclasses import dataclass, field

from argmap.core.records import Kind, RecordId
from argmap.formats.argdown.fields import KEPT, NOTHING_ELSE, PASSAGES, SOURCES, TEXT_FIELDS, chosen, is_label_of
from argmap.formats.argdown.model import Argdown, Argument, Json, Named, Section, Statement
from argmap.formats.argdown.quotes import Quotes
from argmap.formats.graph_building import GraphBuilder, Said
from argmap.formats.idea_leftovers import Leftovers

OWN_FIELDS = frozenset(
    {"kind", "text", "title", "implicit", "tags", "section", "tray", "root", KEPT, PASSAGES, *TEXT_FIELDS}
)
FOREIGN_FIELDS = frozenset({"kind", "speaker", "notes", PASSAGES})


@dataclass(slots=True)
class Cards:
    """Makes the cards, and knows them by what they were made of."""

    builder: GraphBuilder
    quotes: Quotes
    is_own: bool
    leftovers: Leftovers
    ids: dict[int, RecordId] = field(default_factory=dict)

    def add_all(self, model: Argdown) -> None:
        """A card for each statement, and for each argument without premises; in the order of the file."""
        sketches = [one for one in model.arguments.values() if not one.lines and not self.is_step(one)]
        named: list[Named] = [*(one for one in model.statements.values() if not self.is_implied(one)), *sketches]
        roots: list[tuple[float, RecordId]] = []
        for one in sorted(named, key=self._line):
            data = dict(one.data) if isinstance(one.data, dict) else {}
            card = self._card(one, data)
            self.ids[id(one)] = card
            if self.is_own and data.get("tray") is True:
                self.builder.to_tray(card)
            if self.is_own and isinstance(data.get("root"), int):
                roots.append((data["root"], card))
        for _, card in sorted(roots, key=lambda root: root[0]):
            self.builder.to_root(card)

    def is_implied(self, one: Named) -> bool:
        """Whether a statement only says what a step of argmap's is against."""
        return self.is_own and isinstance(one.data, dict) and one.data.get(NOTHING_ELSE) is True

    def is_step(self, one: Argument) -> bool:
        """Whether an argument without premises is a step of argmap's that has none."""
        return self.is_own and not one.lines

    def _line(self, one: Named) -> int:
        found = one.definition if self.is_own else None
        return found.line if found is not None else one.line

    def _card(self, one: Named, data: dict[str, Json]) -> RecordId:
        place = f"line {one.line:,}"
        text = _text(one)
        title = one.title if one.has_own_title and text else ""
        said = self._said(one, data, title, text)
        text = data["text"] if self.is_own and isinstance(data.get("text"), str) else text or one.title
        card = self.builder.card(text, place, said)
        self.quotes.add_all(data, card, place)
        self._keep(one, data, card, place)
        return card

    def _said(self, one: Named, data: dict[str, Json], title: str, text: str) -> Said:
        def own(name: str) -> str:
            found = data.get(name) if self.is_own or name in FOREIGN_FIELDS else None
            return found if isinstance(found, str) else ""

        tags, section = tuple(one.tags), _section_title(one.section)
        if self.is_own:
            title = "" if is_label_of(title, text) else title
            title = data["title"] if isinstance(data.get("title"), str) else title
            section = data["section"] if isinstance(data.get("section"), str) else section
            wished = data.get("tags")
            tags = tuple(tag for tag in wished if isinstance(tag, str)) if isinstance(wished, list) else tags
        return Said(
            kind=chosen(own("kind"), Kind.CLAIM),
            title=title,
            implicit=self.is_own and data.get("implicit") is True,
            speaker=own("speaker"),
            basis=own("basis"),
            basis_detail=own("basis_detail"),
            notes=own("notes"),
            tags=tags,
            section=section,
        )

    def _keep(self, one: Named, data: dict[str, Json], card: RecordId, place: str) -> None:
        """Keeps what no card has: fields of data, other wordings, addresses of links, that it was an argument."""
        known = OWN_FIELDS if self.is_own else FOREIGN_FIELDS
        kept: dict[str, Json] = dict(data[KEPT]) if self.is_own and isinstance(data.get(KEPT), dict) else {}
        rest = {name: value for name, value in data.items() if name not in known}
        for name in rest.keys() - {"source", SOURCES}:
            self.leftovers.note(name, place)
        if rest:
            kept["data"] = rest
        elif one.data is not None and not data:
            kept["data"] = one.data
        tally = self.builder.tally
        others = [member.text for member in one.members if not member.is_reference and member is not one.definition]
        if others:
            kept["texts"] = others
            tally.store("other wordings", place, "It is worded in several ways; the last counts, the others are kept.")
        links = [link for member in one.members for link in member.links]
        if links:
            kept["links"] = links
            tally.store("addresses of links", place, "The words of a link stay, its address is kept for the way back.")
        if any(member.has_formatting for member in one.members):
            tally.approximate("bold and italic texts", place, "The text stays, without its marks of emphasis.")
        if isinstance(one, Argument):
            kept["argument"] = one.title
        if kept:
            self.builder.keep(card, kept)


def _text(one: Named) -> str:
    """The text without the tags at its end, which the card has anyway."""
    text = one.text
    for tag in reversed(one.tags):
        text = text.removesuffix(f"#{tag}").removesuffix(f"#({tag})").rstrip()
    return text or (one.text if isinstance(one, Statement) else "")


def _section_title(section: Section | None) -> str:
    titles: list[str] = []
    while section is not None:
        titles.append(section.title)
        section = section.parent
    return " / ".join(reversed(titles))
