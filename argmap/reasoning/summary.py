"""How many of what a map holds: the numbers behind `argmap info`."""

from collections import Counter
from dataclasses import dataclass

from argmap.core.document import Document
from argmap.core.graph import linked, opposes
from argmap.core.records import Inference, Kind, Node, Passage, PassageLink, PassageState, Polarity, Premise, Source
from argmap.core.roles import Role, role_at
from argmap.core.tree import Tree


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of one map.

    `claims`, `evidence` and `questions` are kinds and add up to `nodes`. The roles, from `main_claims` to `answers`,
    add up to `placed`: the nodes that are neither in the tray nor below a card that is.
    """

    title: str
    nodes: int
    claims: int
    evidence: int
    questions: int
    placed: int
    main_claims: int
    reasons: int
    objections: int
    rebuttals: int
    supporting_evidence: int
    counter_evidence: int
    placed_questions: int
    answers: int
    inferences: int
    supports: int
    opposes: int
    undercuts: int
    co_premise_groups: int
    sources: int
    passages: int
    passages_exact: int
    passage_links: int
    depth: int
    tray: int


def summarize(tree: Tree) -> Summary:
    """Count once through the map. `depth` is the number of cards from a root to the deepest leaf."""
    document = tree.document
    roles, depth = _roles_and_depth(tree)
    kinds = Counter(node.kind for node in document.all(Node))
    polarities = Counter(step.polarity for step in document.all(Inference))
    passages = linked(document, document.all(Passage))
    return Summary(
        title=document.info.title,
        nodes=document.count(Node),
        claims=kinds[Kind.CLAIM],
        evidence=kinds[Kind.EVIDENCE],
        questions=kinds[Kind.QUESTION],
        placed=roles.total(),
        main_claims=roles[Role.MAIN_CLAIM],
        reasons=roles[Role.REASON],
        objections=roles[Role.OBJECTION],
        rebuttals=roles[Role.REBUTTAL],
        supporting_evidence=roles[Role.EVIDENCE],
        counter_evidence=roles[Role.COUNTER_EVIDENCE],
        placed_questions=roles[Role.QUESTION],
        answers=roles[Role.ANSWER],
        inferences=document.count(Inference),
        supports=polarities[Polarity.SUPPORTS],
        opposes=polarities[Polarity.OPPOSES],
        undercuts=sum(_is_undercut(step) for step in document.all(Inference)),
        co_premise_groups=_co_premise_groups(document),
        sources=document.count(Source),
        passages=len(passages),
        passages_exact=sum(passage.state is PassageState.EXACT for passage in passages),
        passage_links=document.count(PassageLink),
        depth=depth,
        tray=len(document.tray_ids),
    )


def _roles_and_depth(tree: Tree) -> tuple[Counter[Role], int]:
    roles: Counter[Role] = Counter()
    deepest = 0
    for place, depth in tree.walk():
        deepest = max(deepest, depth + 1)
        if tree.is_full(place):
            roles[role_at(tree, place)] += 1
    return roles, deepest


def _is_undercut(step: Inference) -> bool:
    return opposes(step) and step.target_inference_id is not None


def _co_premise_groups(document: Document) -> int:
    premises = Counter(premise.inference_id for premise in document.all(Premise))
    return sum(count > 1 for count in premises.values())
