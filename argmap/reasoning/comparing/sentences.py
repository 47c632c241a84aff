"""The findings of a comparison in English: the command line and the window say the same."""

from collections.abc import Iterable, Sequence

from argmap.core.differing import Span
from argmap.core.graph import place_of, premises_of
from argmap.core.records import Inference, Kind, Polarity, RecordId, Source
from argmap.core.roles import Role, role_at
from argmap.core.tree import Tree
from argmap.reasoning.comparing.comparison import Comparison
from argmap.reasoning.comparing.findings import Finding, FindingKind, Spot

SHOWN = 80  # characters of a card in a sentence
ROLES = {
    Role.MAIN_CLAIM: "a main claim",
    Role.REASON: "a reason for",
    Role.OBJECTION: "an objection to",
    Role.REBUTTAL: "a rebuttal of",
    Role.EVIDENCE: "evidence for",
    Role.COUNTER_EVIDENCE: "counter-evidence against",
    Role.QUESTION: "a question about",
    Role.ANSWER: "an answer to",
}
KINDS = {Kind.CLAIM: "a claim", Kind.EVIDENCE: "evidence", Kind.QUESTION: "a question"}
DOES = {
    Polarity.SUPPORTS: "supports",
    Polarity.OPPOSES: "opposes",
    Polarity.ANSWERS: "answers",
    Polarity.RESTATES: "restates",
}
DID = {
    Polarity.SUPPORTS: "supported",
    Polarity.OPPOSES: "opposed",
    Polarity.ANSWERS: "answered",
    Polarity.RESTATES: "restated",
}
FIELDS = {
    "basis_detail": "kind of evidence",
    "basis": "kind of evidence",
    "issued": "date",
    "citation": "reference",
    "url": "address",
    "comment": "comments",
    "rating": "ratings",
    "answer": "answers to its questions",
    "implicit": "being implicit",
    "symmetric": "being symmetric",
    "roles": "roles in its scheme",
}
COUNTED = {
    FindingKind.ADDED: ("card added", "cards added"),
    FindingKind.REMOVED: ("card removed", "cards removed"),
    FindingKind.REWORDED: ("reworded", "reworded"),
    FindingKind.OTHER_KIND: ("of another kind", "of another kind"),
    FindingKind.MOVED: ("moved", "moved"),
    FindingKind.USED_TOO: ("used once more", "used once more"),
    FindingKind.USED_LESS: ("used once less", "used once less"),
    FindingKind.REORDERED: ("in another order", "in another order"),
    FindingKind.TURNED: ("turned", "turned"),
    FindingKind.JOINED: ("joined", "joined"),
    FindingKind.SEPARATED: ("separated", "separated"),
    FindingKind.PASSAGES: ("with other passages", "with other passages"),
    FindingKind.DETAILS: ("with other details", "with other details"),
    FindingKind.STEP: ("step with other details", "steps with other details"),
    FindingKind.REMARKS: ("with other remarks", "with other remarks"),
    FindingKind.SOURCE_ADDED: ("source added", "sources added"),
    FindingKind.SOURCE_REMOVED: ("source removed", "sources removed"),
    FindingKind.SOURCE: ("source changed", "sources changed"),
    FindingKind.MAP: ("detail of the map changed", "details of the map changed"),
}
SAME = "The maps say the same."


def summary(comparison: Comparison) -> str:
    """How many findings there are of each kind, as in "2 cards added, 1 moved"."""
    counts = [f"{count:,} {COUNTED[kind][count != 1]}" for kind, count in comparison.counts().items()]
    return f"{', '.join(counts)}." if counts else SAME


def sentence(finding: Finding, a: Tree, b: Tree) -> str:
    """One finding in words."""
    said = _named(finding, a, b)
    match finding.kind:
        case FindingKind.SOURCE_ADDED:
            return f"Source added: {said}."
        case FindingKind.SOURCE_REMOVED:
            return f"Source removed: {said}."
        case FindingKind.SOURCE:
            return f"The source {said} differs in its {listed(_fields(finding))}."
        case FindingKind.MAP:
            return f"The map differs in its {listed(_fields(finding))}."
        case FindingKind.ADDED if finding.b is not None:
            return f"Added: {said}, {standing(b, finding.b)}."
        case FindingKind.REMOVED if finding.a is not None:
            return f"Removed: {said}, {standing(a, finding.a)}."
        case FindingKind.USED_TOO if finding.b is not None:
            return f"Used once more: {said}, also {standing(b, finding.b)}."
        case FindingKind.USED_LESS if finding.a is not None:
            return f"Used once less: {said}, no longer {standing(a, finding.a)}."
        case _ if finding.a is not None and finding.b is not None:
            return _of_both(finding, said, finding.a, finding.b, a, b)
    raise ValueError("a finding about a card says where it stands")


def _of_both(finding: Finding, said: str, one: Spot, other: Spot, a: Tree, b: Tree) -> str:
    """What is said of a card that both maps have."""
    match finding.kind:
        case FindingKind.REWORDED:
            return f"Reworded: {said}: {_words(finding, a.node(one.node_id).text, b.node(other.node_id).text)}."
        case FindingKind.OTHER_KIND:
            return f"Kind: {said} is {_kind(b, other)} now; it was {_kind(a, one)}."
        case FindingKind.MOVED:
            return f"Moved: {said} is {standing(b, other)} now; it was {standing(a, one)}."
        case FindingKind.REORDERED:
            return f"Order: {said} stands elsewhere among its neighbours."
        case FindingKind.TURNED:
            return f"Turned: {said} {does(b, other)} {onto(b, other)} now; before, it {did(a, one)}."
        case FindingKind.JOINED:
            return f"Joined: {said} is one reason with {cards(b, finding.beside)} now."
        case FindingKind.SEPARATED:
            return f"Separated: {said} is no longer one reason with {cards(b, finding.beside)}."
        case FindingKind.PASSAGES:
            return f"Passages: {said} rests on {_instead(finding.a_words, finding.b_words)}."
        case FindingKind.STEP:
            return f"Step: that of {said} differs in its {listed(_fields(finding))}."
        case FindingKind.REMARKS:
            return f"Remarks: {said} has other {listed(_fields(finding))}."
        case _:
            return f"Details: {said} differs in its {listed(_fields(finding))}."


def _named(finding: Finding, a: Tree, b: Tree) -> str:
    """The card or source that a finding is about, quoted."""
    if finding.source_id is not None:
        sources = [tree.document.find(Source, finding.source_id) for tree in (b, a)]
        return brief(next((one.title for one in sources if one is not None), ""))
    if finding.b is not None:
        return card(b, finding.b.node_id)
    return card(a, finding.a.node_id) if finding.a is not None else ""


def standing(tree: Tree, spot: Spot) -> str:
    """What a card is where it stands, as in "an objection to “…”"."""
    place = tree.place(spot.place_id)
    if spot.inference_id is None or place is None:
        is_in_tray = spot.node_id in tree.document.tray_ids
        role = "a card in the tray" if is_in_tray else f"{KINDS[tree.node(spot.node_id).kind]} at the top"
        return ROLES[Role.MAIN_CLAIM] if not is_in_tray and _is_main(tree, spot) else role
    step = tree.document.find(Inference, spot.inference_id)
    if step is not None and step.target_node_id is None:
        return f"{'a doubt of' if step.polarity is Polarity.OPPOSES else 'a backing of'} {onto(tree, spot)}"
    return f"{ROLES[role_at(tree, place)]} {onto(tree, spot)}"


def _is_main(tree: Tree, spot: Spot) -> bool:
    main = tree.main_claim()
    return main is not None and main.node_id == spot.node_id


def onto(tree: Tree, spot: Spot) -> str:
    """What the step of a card bears on."""
    step = tree.document.find(Inference, spot.inference_id or "")
    if step is None or (step.target_node_id is None and step.target_inference_id is None):
        return "nothing"
    if step.target_node_id is not None:
        return card(tree, step.target_node_id)
    premises = premises_of(tree.document, step.target_inference_id or "")
    return f"the step of {cards(tree, [place_of(one).node_id for one in premises])}"


def does(tree: Tree, spot: Spot) -> str:
    """What a card does to what its step bears on, as in "opposes"."""
    step = tree.document.find(Inference, spot.inference_id or "")
    return DOES[step.polarity] if step is not None else "bears on"


def did(tree: Tree, spot: Spot) -> str:
    """As `does`, of what is past."""
    step = tree.document.find(Inference, spot.inference_id or "")
    return DID[step.polarity] if step is not None else "bore on nothing"


def _kind(tree: Tree, spot: Spot) -> str:
    return KINDS[tree.node(spot.node_id).kind]


def _words(finding: Finding, old: str, new: str) -> str:
    gone, come = (_joined(text, spans) for text, spans in ((old, finding.a_spans), (new, finding.b_spans)))
    if gone and come:
        return f"{come} instead of {gone}"
    return f"with {come}" if come else f"without {gone}" if gone else "with other spaces or line breaks"


def _joined(text: str, spans: Sequence[Span]) -> str:
    return brief(" … ".join(text[start:end] for start, end in spans)) if spans else ""


def _instead(gone: Sequence[str], come: Sequence[str]) -> str:
    now, before = (listed([brief(one) for one in words]) for words in (come, gone))
    if now and before:
        return f"{now} instead of {before}"
    return f"{now} too" if now else f"{before} no longer"


def _fields(finding: Finding) -> list[str]:
    return list(dict.fromkeys(FIELDS.get(name, name) for name in finding.fields))


def cards(tree: Tree, node_ids: Iterable[RecordId]) -> str:
    """The first words of several cards, as in "“…” and “…”"."""
    return listed([card(tree, node_id) for node_id in node_ids])


def card(tree: Tree, node_id: RecordId) -> str:
    """The first words of a card, quoted."""
    return brief(tree.node(node_id).text)


def brief(text: str) -> str:
    """The first words of a text on one line, quoted."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= SHOWN else line[: SHOWN - 1] + '…'}”"


def listed(words: Sequence[str]) -> str:
    """As in "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
