"""A map as an outline in Word: numbered branches, what each card is to the one above, quotes with their sources."""

from collections.abc import Iterator

from argmap.core.edits import BASES
from argmap.core.records import Passage, Premise
from argmap.core.references.styles import CitationStyle
from argmap.core.roles import Role, role_at
from argmap.core.saying import Say
from argmap.core.tree import Tree
from argmap.formats.docx_cited import Cited, tally_of
from argmap.formats.docx_file import LEVELS, docx_file, indent_of
from argmap.formats.docx_text import paragraph, run, turns
from argmap.formats.numbered import Line, Numbered, again_in
from argmap.formats.written import Outgoing, Written

QUIET, STRONG = "SubtleEmphasis", "Strong"
STYLES = {0: "Heading1", 1: "Heading2"}  # by depth; what is deeper is text
MAP, TRAY = 1, 2  # the lists of the file
TRAY_HEADING = "Not placed yet"


def write(outgoing: Outgoing) -> Written:
    """The outline with its passages; sources are cited by author and date or as wished."""
    tree, info, say = outgoing.tree, outgoing.tree.document.info, outgoing.say
    numbered = Numbered(tree)
    cited = Cited(tree, outgoing.citations or CitationStyle.AUTHOR_DATE, say)
    title = " ".join(info.title.split())
    paragraphs = [paragraph("Title", [run(title)], turns=turns(title))] if title and outgoing.has_title else []
    for line in numbered.lines():
        paragraphs += _told(tree, line, cited, MAP, say)
    tray = [told for line in numbered.tray_lines() for told in _told(tree, line, cited, TRAY, say)]
    paragraphs += [paragraph("Heading1", [run(say(TRAY_HEADING))]), *tray] if tray else []
    data = docx_file([*paragraphs, *cited.listed()], (), title, info.language)
    return Written(data, tally_of(tree.document).report())


def _told(tree: Tree, line: Line, cited: Cited, listed: int, say: Say) -> Iterator[str]:
    """A place: its card, and under it the notes of the card and the quotes on which it and its step rest."""
    node, depth = tree.node(line.place.node_id), line.depth
    style = STYLES.get(depth, "ListParagraph") if listed == MAP else "ListParagraph"
    text = " ".join(node.text.split()) if style != "ListParagraph" else node.text
    title = [run(f"{node.title} ", STRONG)] if node.title else []
    runs = [*_before(tree, line, say), *title, run(text)]
    if depth < LEVELS:
        yield paragraph(style, runs, (listed, depth), turns=turns(text))
    else:
        yield paragraph(style, [run(f"{line.number} ", QUIET), *runs], indent=indent_of(depth), turns=turns(text))
    if node.notes and line.again is None:
        runs = [run(say("Notes: "), QUIET), run(node.notes)]
        yield paragraph("ListParagraph", runs, indent=indent_of(depth), turns=turns(node.notes))
    for passage in _passages(tree, line, cited):
        said = cited.in_sentence(passage)
        runs = [run(cited.quoted(passage)), run(f" {said}", QUIET) if said else ""]
        yield paragraph("Quote", runs, indent=indent_of(depth), turns=turns(passage.exact))


def _before(tree: Tree, line: Line, say: Say) -> list[str]:
    """How a card bears on the one above, and in brackets what it is: “Because (reason): ”."""
    node, role = tree.node(line.place.node_id), role_at(tree, line.place)
    said = role.value.replace("_", "-")
    is_said = said == line.word.lower() or role is Role.MAIN_CLAIM
    basis = say(node.basis) if node.basis in BASES else node.basis
    told = (
        "" if is_said else say(said),
        ": ".join(filter(None, (basis, node.basis_detail))),
        say("implied") if node.implicit else "",
        " ".join(node.speaker.split()),
        again_in(line, say),
    )
    about = ", ".join(filter(None, told))
    if not line.word:
        return [run(f"{about[:1].upper()}{about[1:]}: ", QUIET)] if about else []
    return [run(say(line.word), STRONG), run(f" ({about}): " if about else ": ", QUIET)]


def _passages(tree: Tree, line: Line, cited: Cited) -> list[Passage]:
    premise = tree.document.find(Premise, line.place.id)
    of_card = cited.quotes_of_card(line.place.node_id) if line.again is None else []
    of_step = cited.quotes_of_step(premise) if premise is not None else []
    return [*{one.id: one for one in (*of_card, *of_step)}.values()]
