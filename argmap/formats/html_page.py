"""One page of HTML that holds the whole map: its picture, an outline to fold, the quotes. It loads and runs nothing."""

import re
from collections.abc import Iterator
from html import escape

from argmap.core.edits import BASES
from argmap.core.printable import is_seen
from argmap.core.records import MapInfo, Node, Passage
from argmap.core.references.bibliography import bibliography, sources_of
from argmap.core.references.styles import CitationStyle
from argmap.core.references.terms import terms
from argmap.core.saying import Say
from argmap.core.tree import Tree
from argmap.formats.format import Format, later
from argmap.formats.numbered import KINDS, Line, Numbered, again_in, quotes_of
from argmap.formats.parts import OF_CARDS_READ, Part
from argmap.formats.report import Tally
from argmap.formats.written import Outgoing, Written

DEEPEST = 100  # lists in lists; browsers cut what is nested five times as deep, so what is deeper stands beside
SAYS = OF_CARDS_READ | {Part.ABOUT}
LEFT_OUT = {
    "author": "A page for readers names no author; the licence can, if it is to.",
    "submitted_by": "A page for readers does not say who handed the map in.",
    "origin_id": "Of which hand-out a map is says nothing to a reader.",
}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'"
STYLE = """
:root { color-scheme: light dark; --quiet: #57606a; --line: #8c959f; --paper: #f6f7f9; }
@media (prefers-color-scheme: dark) { :root { --quiet: #a4adb8; --line: #6e7681; --paper: #1b1f24; } }
body { font: 1rem/1.5 Inter, system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; }
figure { margin: 0; overflow: auto; max-height: 75vh; background: #fff; border: 1px solid var(--line);
  border-radius: 8px; }
figure svg { display: block; }
ul { list-style: none; padding-left: 1.4rem; margin: 0; }
.map { padding-left: 0; }
li { margin: .3rem 0; }
summary { cursor: pointer; }
.word { font-weight: 600; }
.quiet { color: var(--quiet); }
blockquote { margin: .4rem 0 .4rem 1.4rem; padding: .3rem .8rem; background: var(--paper);
  border-left: 3px solid var(--line); }
@media print { figure { border: 0; overflow: visible; max-height: none; } li { break-inside: avoid-page; } }
@media print { figure svg { max-width: 100%; height: auto; } }
"""

FORMAT = Format(
    "html",
    "HTML page",
    (".html", ".htm"),
    lambda start: False,
    write=later("html_page:write"),
    carries=SAYS,
    is_for_readers=True,
)


def write(outgoing: Outgoing) -> Written:
    """The page in UTF-8. With its picture, if one can be drawn; sources are cited by author and date or as wished."""
    tree, info, say = outgoing.tree, outgoing.tree.document.info, outgoing.say
    title = info.title if is_seen(info.title) else say("Argument map")
    told, numbered = _Told(tree, say), Numbered(tree)
    parts = [_head(title, info.language), f"<h1>{_text(title)}</h1>\n" if outgoing.has_title else ""]
    parts += [f"<p>{_text(said)}</p>\n" for said in (info.task, info.description) if said]
    if outgoing.draw is not None:
        picture = _picture(outgoing.draw(tree))
        named = say("Picture")
        parts.append(f'<h2>{named}</h2>\n<figure tabindex="0" aria-label="{named}">{picture}</figure>\n')
    parts += [f"<h2>{say('Outline')}</h2>\n", *_list(told, numbered.lines())]
    tray = [*_list(told, numbered.tray_lines())]
    parts += [f"<h2>{say('Not placed yet')}</h2>\n", *tray] if tray else []
    parts += told.sources(outgoing.citations or CitationStyle.AUTHOR_DATE)
    parts += [*_about(info, say), "</main>\n</body>\n</html>\n"]
    tally = Tally({"cards": tree.document.count(Node)})
    for name, reason in _left_out(info):
        tally.drop(Part.ABOUT, name.replace("_", " "), reason)
    return Written("".join(parts).encode(), tally.report())


def _about(info: MapInfo, say: Say) -> Iterator[str]:
    """What the map says of itself that does not stand above it."""
    said = {say("Licence"): info.licence, say("Language"): info.language}
    if any(said.values()):
        lines = (f"<dt>{name}</dt><dd>{_text(value)}</dd>\n" for name, value in said.items() if value)
        yield f"<h2>{say('About this map')}</h2>\n<dl>\n{''.join(lines)}</dl>\n"


def _left_out(info: MapInfo) -> Iterator[tuple[str, str]]:
    yield from ((name, reason) for name, reason in LEFT_OUT.items() if getattr(info, name))
    if info.rules != "{}":
        yield "rules of the coach", "What the coach looks at is for those who work on the map."


def _head(title: str, language: str) -> str:
    lang = language if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language) else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    )


def _text(text: str) -> str:
    return escape(" ".join(text.split()).replace("\0", "�"))


def _picture(svg: bytes) -> str:
    """The drawing as an element of the page, without what stands before it in a file of its own."""
    text = svg.decode()
    return text[text.index("<svg") :].rstrip()


class _Told:
    """What the page tells of cards, in a language, and the passages that it quotes."""

    def __init__(self, tree: Tree, say: Say) -> None:
        self._tree = tree
        self._say = say
        self._terms = terms(say)
        self._passages: list[Passage] = []

    def card(self, line: Line) -> str:
        node, say = self._tree.node(line.place.node_id), self._say
        word = f'<span class="word">{say(line.word)}:</span> ' if line.word else ""
        kind = say(KINDS[node.kind]) if node.kind in KINDS else ""
        basis = ": ".join(filter(None, (say(node.basis) if node.basis in BASES else node.basis, node.basis_detail)))
        about = ", ".join(filter(None, (kind, basis, say("implied") if node.implicit else "", node.speaker)))
        title = f"<strong>{_text(node.title)}</strong> " if node.title else ""
        number, text = f'<span class="quiet">{line.number}</span>', f'<span dir="auto">{title}{_text(node.text)}</span>'
        quiet = "".join(f' <span class="quiet">({_text(one)})</span>' for one in (about, again_in(line, say)) if one)
        return f"{number} {word}{text}{quiet}"

    def quotes(self, line: Line) -> Iterator[str]:
        """What a card rests on, and its notes, to be opened by a click or by Enter."""
        if line.again is not None:
            return
        node, say = self._tree.node(line.place.node_id), self._say
        found = [*quotes_of(self._tree, node.id, self._terms)]
        self._passages += [passage for passage, _ in found]
        if found:
            named = say("1 passage") if len(found) == 1 else say("{0} passages").format(f"{len(found):,}")
            yield f'<details><summary class="quiet">{named}</summary>'
            for passage, source in found:
                cited = f'<br><cite class="quiet">{_text(source)}</cite>' if source else ""
                yield f'<blockquote dir="auto">{_text(passage.exact)}{cited}</blockquote>'
            yield "</details>"
        if node.notes:
            notes = f'<p dir="auto">{_text(node.notes)}</p>'
            yield f'<details><summary class="quiet">{say("Notes")}</summary>{notes}</details>'

    def sources(self, style: CitationStyle) -> list[str]:
        """The list of the sources of all that was quoted."""
        sources = sources_of(self._tree.document, self._passages)
        if not sources:
            return []
        listed = bibliography(sources, style, self._terms).entries
        entries = (" ".join(filter(None, (one.label, one.text))) for one in listed)
        heading = f"<h2>{self._terms.sources}</h2>\n<ul>\n"
        return [heading, *(f"<li>{_text(entry)}</li>\n" for entry in entries), "</ul>\n"]


def _list(told: _Told, lines: Iterator[Line]) -> Iterator[str]:
    """Lists in lists; each card that has others below it can be folded."""
    open_depths: list[int] = []
    every = [*lines]
    for at, line in enumerate(every):
        depth = min(line.depth, DEEPEST)
        while open_depths and open_depths[-1] > depth:
            open_depths.pop()
            yield "</ul></details></li>\n" if open_depths else "</ul>\n"
        if not open_depths or open_depths[-1] < depth:
            open_depths.append(depth)
        if at == 0:
            yield '<ul class="map">\n'
        has_below = at + 1 < len(every) and depth < min(every[at + 1].depth, DEEPEST)
        card = told.card(line)
        quotes = "".join(told.quotes(line))
        if has_below:
            yield f"<li><details open><summary>{card}</summary>{quotes}<ul>\n"
        else:
            yield f"<li>{card}{quotes}</li>\n"
    while open_depths:
        open_depths.pop()
        yield "</ul></details></li>\n" if open_depths else "</ul>\n"
