"""The findings of a comparison in words: the command line and the window say the same, in the language of the map."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from argmap.core.differing import Span
from argmap.core.graph import place_of, premises_of
from argmap.core.records import Inference, Kind, Polarity, RecordId, Source
from argmap.core.roles import Role, role_at
from argmap.core.saying import Say, in_english
from argmap.core.tree import Tree
from argmap.reasoning.comparing.comparison import Comparison
from argmap.reasoning.comparing.findings import Finding, FindingKind, Spot
from argmap.reasoning.sayings import sayings_of

SHOWN = 80  # characters of a card in a sentence
QUOTED = "“{0}”"
ROLES = {
    Role.MAIN_CLAIM: "a main claim",
    Role.REASON: "a reason for {0}",
    Role.OBJECTION: "an objection to {0}",
    Role.REBUTTAL: "a rebuttal of {0}",
    Role.EVIDENCE: "evidence for {0}",
    Role.COUNTER_EVIDENCE: "counter-evidence against {0}",
    Role.QUESTION: "a question about {0}",
    Role.ANSWER: "an answer to {0}",
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


def summary(comparison: Comparison, say: Say = in_english) -> str:
    """How many findings there are of each kind, as in "2 cards added, 1 moved"."""
    counts = [f"{count:,} {say(COUNTED[kind][count != 1])}" for kind, count in comparison.counts().items()]
    return f"{', '.join(counts)}." if counts else say(SAME)


def sentence(finding: Finding, a: Tree, b: Tree) -> str:
    """One finding in words, in the language of the second map."""
    say = sayings_of(b, a)
    said, fields = _named(finding, a, b, say), listed(_fields(finding, say), say)
    match finding.kind:
        case FindingKind.SOURCE_ADDED:
            return say("Source added: {0}.").format(said)
        case FindingKind.SOURCE_REMOVED:
            return say("Source removed: {0}.").format(said)
        case FindingKind.SOURCE:
            return say("The source {0} differs in its {1}.").format(said, fields)
        case FindingKind.MAP:
            return say("The map differs in its {0}.").format(fields)
        case FindingKind.ADDED if finding.b is not None:
            return say("Added: {0}, {1}.").format(said, standing(b, finding.b, say))
        case FindingKind.REMOVED if finding.a is not None:
            return say("Removed: {0}, {1}.").format(said, standing(a, finding.a, say))
        case FindingKind.USED_TOO if finding.b is not None:
            return say("Used once more: {0}, also {1}.").format(said, standing(b, finding.b, say))
        case FindingKind.USED_LESS if finding.a is not None:
            return say("Used once less: {0}, no longer {1}.").format(said, standing(a, finding.a, say))
        case _ if finding.a is not None and finding.b is not None:
            return _of_both(finding, said, At(a, finding.a, say), At(b, finding.b, say))
    raise ValueError("a finding about a card says where it stands")


@dataclass(frozen=True, slots=True)
class At:
    """Where a card stands in one of the maps, and how it is told."""

    tree: Tree
    spot: Spot
    say: Say

    @property
    def text(self) -> str:
        return self.tree.node(self.spot.node_id).text

    @property
    def kind(self) -> str:
        return self.say(KINDS[self.tree.node(self.spot.node_id).kind])

    @property
    def standing(self) -> str:
        return standing(self.tree, self.spot, self.say)


def _of_both(finding: Finding, said: str, was: At, now: At) -> str:
    """What is said of a card that both maps have."""
    say, fields = now.say, listed(_fields(finding, now.say), now.say)
    match finding.kind:
        case FindingKind.REWORDED:
            return say("Reworded: {0}: {1}.").format(said, _words(finding, was.text, now.text, say))
        case FindingKind.OTHER_KIND:
            return say("Kind: {0} is {1} now; it was {2}.").format(said, now.kind, was.kind)
        case FindingKind.MOVED:
            return say("Moved: {0} is {1} now; it was {2}.").format(said, now.standing, was.standing)
        case FindingKind.REORDERED:
            return say("Order: {0} stands elsewhere among its neighbours.").format(said)
        case FindingKind.TURNED:
            turned = does(now.tree, now.spot, say), onto(now.tree, now.spot, say), did(was.tree, was.spot, say)
            return say("Turned: {0} {1} {2} now; before, it {3}.").format(said, *turned)
        case FindingKind.JOINED:
            return say("Joined: {0} is one reason with {1} now.").format(said, cards(now.tree, finding.beside, say))
        case FindingKind.SEPARATED:
            beside = cards(now.tree, finding.beside, say)
            return say("Separated: {0} is no longer one reason with {1}.").format(said, beside)
        case FindingKind.PASSAGES:
            return say("Passages: {0} rests on {1}.").format(said, _instead(finding.a_words, finding.b_words, say))
        case FindingKind.STEP:
            return say("Step: that of {0} differs in its {1}.").format(said, fields)
        case FindingKind.REMARKS:
            return say("Remarks: {0} has other {1}.").format(said, fields)
        case _:
            return say("Details: {0} differs in its {1}.").format(said, fields)


def _named(finding: Finding, a: Tree, b: Tree, say: Say) -> str:
    """The card or source that a finding is about, quoted."""
    if finding.source_id is not None:
        sources = [tree.document.find(Source, finding.source_id) for tree in (b, a)]
        return brief(next((one.title for one in sources if one is not None), ""), say)
    if finding.b is not None:
        return card(b, finding.b.node_id, say)
    return card(a, finding.a.node_id, say) if finding.a is not None else ""


def standing(tree: Tree, spot: Spot, say: Say = in_english) -> str:
    """What a card is where it stands, as in "an objection to “…”"."""
    place = tree.place(spot.place_id)
    if spot.inference_id is None or place is None:
        if spot.node_id in tree.document.tray_ids:
            return say("a card in the tray")
        kind = say(KINDS[tree.node(spot.node_id).kind])
        return say(ROLES[Role.MAIN_CLAIM]) if _is_main(tree, spot) else say("{0} at the top").format(kind)
    step = tree.document.find(Inference, spot.inference_id)
    target = onto(tree, spot, say)
    if step is not None and step.target_node_id is None:
        doubts = step.polarity is Polarity.OPPOSES
        return (say("a doubt of {0}") if doubts else say("a backing of {0}")).format(target)
    return say(ROLES[role_at(tree, place)]).format(target)


def _is_main(tree: Tree, spot: Spot) -> bool:
    main = tree.main_claim()
    return main is not None and main.node_id == spot.node_id


def onto(tree: Tree, spot: Spot, say: Say = in_english) -> str:
    """What the step of a card bears on."""
    step = tree.document.find(Inference, spot.inference_id or "")
    if step is None or (step.target_node_id is None and step.target_inference_id is None):
        return say("nothing")
    if step.target_node_id is not None:
        return card(tree, step.target_node_id, say)
    premises = premises_of(tree.document, step.target_inference_id or "")
    return say("the step of {0}").format(cards(tree, [place_of(one).node_id for one in premises], say))


def does(tree: Tree, spot: Spot, say: Say = in_english) -> str:
    """What a card does to what its step bears on, as in "opposes"."""
    step = tree.document.find(Inference, spot.inference_id or "")
    return say(DOES[step.polarity]) if step is not None else say("bears on")


def did(tree: Tree, spot: Spot, say: Say = in_english) -> str:
    """What a card did to what its step bore on, without naming that."""
    step = tree.document.find(Inference, spot.inference_id or "")
    return say(DID[step.polarity]) if step is not None else say("bore on nothing")


def _words(finding: Finding, old: str, new: str, say: Say) -> str:
    gone, come = (_joined(text, spans, say) for text, spans in ((old, finding.a_spans), (new, finding.b_spans)))
    if gone and come:
        return say("{0} instead of {1}").format(come, gone)
    if come:
        return say("with {0}").format(come)
    return say("without {0}").format(gone) if gone else say("with other spaces or line breaks")


def _joined(text: str, spans: Sequence[Span], say: Say) -> str:
    return brief(" … ".join(text[start:end] for start, end in spans), say) if spans else ""


def _instead(gone: Sequence[str], come: Sequence[str], say: Say) -> str:
    now, before = (listed([brief(one, say) for one in words], say) for words in (come, gone))
    if now and before:
        return say("{0} instead of {1}").format(now, before)
    return say("{0} too").format(now) if now else say("{0} no longer").format(before)


def _fields(finding: Finding, say: Say) -> list[str]:
    return list(dict.fromkeys(say(FIELDS.get(name, name)) for name in finding.fields))


def cards(tree: Tree, node_ids: Iterable[RecordId], say: Say = in_english) -> str:
    """The first words of several cards, as in "“…” and “…”"."""
    return listed([card(tree, node_id, say) for node_id in node_ids], say)


def card(tree: Tree, node_id: RecordId, say: Say = in_english) -> str:
    """The first words of a card, quoted."""
    return brief(tree.node(node_id).text, say)


def brief(text: str, say: Say = in_english) -> str:
    """The first words of a text on one line, quoted."""
    line = " ".join(text.split())
    return say(QUOTED).format(line if len(line) <= SHOWN else line[: SHOWN - 1] + "…")


def listed(words: Sequence[str], say: Say = in_english) -> str:
    """As in "a, b and c"."""
    first, last = ", ".join(words[:-1]), "".join(words[-1:])
    return say("{0} and {1}").format(first, last) if first else last
