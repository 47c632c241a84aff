"""A branch read back as prose, so that a wrong polarity can be heard: "A, because B and C together; but D; yet E."

Each card with something below it gets a sentence: itself, what supports it, what opposes it, and after each objection
what opposes that in turn, down the chain. What else stands below a premise follows in a sentence about that premise.
"""

from collections import deque
from collections.abc import Callable, Iterator

from argmap.core.connectives import ENGLISH, Connectives
from argmap.core.graph import opposes, premises_of, steps_onto, undercuts_of
from argmap.core.records import Inference, Kind, Node, Polarity, RecordId
from argmap.core.tree import Tree

ENDS = ".;:, \t\n"
SENTENCE_BREAK = ";"  # what a clause begins with that can begin a sentence instead
QUOTED = ": {}"  # after a colon a card's words begin as they were written
HOLE = "{}"
LEVELS = 4


def read_back(
    tree: Tree, node_id: RecordId, levels: int = LEVELS, words: Connectives = ENGLISH, most: int | None = None
) -> str:
    """The branch of a card as prose, `levels` cards deep; what stands deeper is hinted at. No step is read twice.

    With `most`, whole sentences up to about that many characters, one at least, and a hint at the rest.
    """
    said: list[str] = []
    length = 0
    for sentence in _sentences(Reading(tree, levels, words), node_id):
        if most is not None and said and length + len(sentence) > most:
            said[-1] = said[-1].removesuffix(words.end) + words.more + words.end
            break
        said.append(sentence)
        length += len(sentence) + 1
    return " ".join(said)


def _sentences(reading: "Reading", node_id: RecordId) -> Iterator[str]:
    """The sentences about a card, then those about the cards named in them, and so on."""
    heads = [(node_id, 1)]
    while heads:
        sentences, named = reading.sentences(*heads.pop())
        yield from sentences
        heads += named[::-1]


def read_back_step(tree: Tree, inference_id: RecordId, words: Connectives = ENGLISH) -> str:
    """One step as a sentence: what it bears on, its premises, what doubts it. Empty where it bears on nothing."""
    seen: set[RecordId] = set()
    step = tree.document.find(Inference, inference_id)
    while step is not None and step.target_node_id is None and step.id not in seen:
        seen.add(step.id)
        step = tree.document.find(Inference, step.target_inference_id) if step.target_inference_id else None
    if step is None or step.target_node_id is None:
        return ""
    return Reading(tree, 3, words).step_sentence(step.target_node_id, step)


class Reading:
    """One reading of one branch: which steps were said, and which cards have had their sentence.

    `tell` makes of a card's words what is said of them, such as the same with a mark behind it.
    """

    def __init__(
        self, tree: Tree, levels: int, words: Connectives, tell: Callable[[RecordId, str], str] = lambda _id, text: text
    ) -> None:
        self.tree = tree
        self.records = tree.document
        self.levels = levels
        self.words = words
        self.tell = tell
        self.lowered = frozenset(words.lowered.split())
        self.said: set[RecordId] = set()
        self._open: dict[RecordId, list[Inference]] = {}  # the steps onto a card not said when it was asked last
        self._against_card: dict[RecordId, deque[Inference]] = {}  # those of them that oppose it
        self.headed: set[RecordId] = set()
        self.named: list[tuple[RecordId, int]] = []

    def sentences(self, node_id: RecordId, depth: int) -> tuple[list[str], list[tuple[RecordId, int]]]:
        """What a card and the steps onto it say, and the cards named in it, each with its depth.

        Nothing for a card below others whose steps were all said.
        """
        self.named = []
        if node_id in self.headed or (depth > 1 and (depth >= self.levels or not self.is_open(node_id))):
            return [], []
        self.headed.add(node_id)
        if depth >= self.levels:
            return [self._alone(self._text(node_id, depth))], []
        return self._said_together(node_id, self._clauses(self._open_steps(node_id), depth + 1)), self.named

    def step_alone(self, step: Inference, depth: int) -> tuple[str, list[tuple[RecordId, int]]]:
        """A step as a sentence of its own without what it bears on, and the cards named in it, each with its depth.

        What opposes begins with the word for it, and what opposes that follows.
        """
        self.named = []
        if not opposes(step):
            return self._alone(self._clause(HOLE, step, depth)), self.named
        clauses = [self._clause(self._pattern(step, set()), step, depth), *self._chain(step, depth + 1)]
        return self._alone("".join(clauses)), self.named

    def is_open(self, node_id: RecordId) -> bool:
        """Whether a card has steps onto it that were not said yet."""
        return bool(self._open_steps(node_id))

    def _open_steps(self, node_id: RecordId) -> list[Inference]:
        """The steps onto a card that were not said yet. A card may be named as often as it has steps."""
        steps = self._open[node_id] if node_id in self._open else self.steps_onto(node_id)
        self._open[node_id] = [step for step in steps if step.id not in self.said]
        return self._open[node_id]

    def step_sentence(self, node_id: RecordId, step: Inference) -> str:
        """One step onto a card as a sentence."""
        return " ".join(self._said_together(node_id, self._clauses([step], 2)))

    def _said_together(self, node_id: RecordId, clauses: list[str]) -> list[str]:
        """A card and the clauses about it: one sentence, or one more for each objection where there are several.

        A question ends its sentence, and each answer is one of its own.
        """
        objections = [clause for clause in clauses if clause.startswith(SENTENCE_BREAK)]
        is_question = self.tree.node(node_id).kind is Kind.QUESTION
        parts = [self._text(node_id)]
        for clause in clauses:
            if is_question or (len(objections) > 1 and clause in objections):
                parts.append(clause)
            else:
                parts[-1] += clause
        return [self._alone(part) for part in parts]

    def steps_onto(self, node_id: RecordId) -> list[Inference]:
        """The steps onto a card: what supports or answers it, what says it again, what opposes it."""
        order = (Polarity.SUPPORTS, Polarity.ANSWERS, Polarity.RESTATES, Polarity.OPPOSES)
        steps = [step for step in steps_onto(self.records, node_id) if premises_of(self.records, step.id)]
        return sorted(steps, key=lambda step: order.index(step.polarity))

    def _clauses(self, steps: list[Inference], depth: int) -> list[str]:
        """What the steps onto one card say. The second of a kind is joined to the first."""
        clauses: list[str] = []
        spoken: set[str] = set()
        for step in steps:
            pattern = self._pattern(step, spoken)
            replies = self._chain(step, depth + 1) if opposes(step) else ()
            clauses.append("".join([self._clause(pattern, step, depth), *replies]))
        return clauses

    def _pattern(self, step: Inference, spoken: set[str]) -> str:
        """The words that lead from a card to a step onto it."""
        words, kinds = self.words, self._kinds(step)
        is_evidence = kinds == {Kind.EVIDENCE}
        if kinds == {Kind.QUESTION} and step.polarity is not Polarity.ANSWERS:
            return words.asked
        is_first = step.polarity.value not in spoken
        spoken.add(step.polarity.value)
        match step.polarity:
            case Polarity.SUPPORTS if is_evidence:
                return words.evidence if is_first else words.also_evidence
            case Polarity.SUPPORTS:
                return words.because if is_first else words.also_because
            case Polarity.OPPOSES if is_evidence:
                return words.but_evidence
            case Polarity.OPPOSES:
                return words.but
            case Polarity.ANSWERS:
                return words.answer if is_first else words.another_answer
            case Polarity.RESTATES:
                return words.restated

    def _chain(self, objection: Inference, depth: int) -> Iterator[str]:
        """What opposes an objection, what opposes that, and so on, each right after what it opposes."""
        answered = [(objection, depth, True)]  # the last is what is opposed next
        while answered:
            above, at, answers = answered[-1]
            step = self._next_against(above) if at <= self.levels else None
            if step is None:
                answered.pop()
                continue
            is_evidence = self._kinds(step) == {Kind.EVIDENCE}
            against = (
                (self.words.yet, self.words.yet_evidence) if answers else (self.words.but, self.words.but_evidence)
            )
            yield self._clause(against[is_evidence], step, at)
            answered.append((step, at + 1, not answers))

    def _next_against(self, step: Inference) -> Inference | None:
        """The first step that opposes a step's cards and was not said yet, but for questions, which oppose nothing.

        What was said is looked at once: a card may be opposed by thousands of steps.
        """
        known = self._against_card
        for premise in premises_of(self.records, step.id):
            if premise.node_id not in known:
                onto = steps_onto(self.records, premise.node_id)
                known[premise.node_id] = deque(
                    one for one in onto if opposes(one) and self._kinds(one) - {Kind.QUESTION}
                )
            left = known[premise.node_id]
            while left and left[0].id in self.said:
                left.popleft()
            if left:
                return left[0]
        return None

    def _clause(self, pattern: str, step: Inference, depth: int) -> str:
        self.said.add(step.id)
        return self._filled(pattern, step, depth) + "".join(self._doubts(step, depth + 1))

    def _doubts(self, step: Inference, depth: int) -> Iterator[str]:
        """What bears on the step itself, each in brackets, with what bears on that in turn."""
        for doubt in undercuts_of(self.records, step.id):
            if depth > self.levels or doubt.id in self.said or not premises_of(self.records, doubt.id):
                continue
            self.said.add(doubt.id)
            pattern = self.words.doubted if opposes(doubt) else self.words.upheld
            before, hole, after = pattern.partition(HOLE)
            said = self._filled(before + hole, doubt, depth)
            yield said + "".join(self._replies(doubt, depth + 1)) + after

    def _replies(self, doubt: Inference, depth: int) -> Iterator[str]:
        """What bears on a doubt's own step, and so on."""
        waiting = [(one, depth, opposes(doubt)) for one in undercuts_of(self.records, doubt.id)][::-1]
        while waiting:
            reply, at, answers = waiting.pop()
            if at <= self.levels and reply.id not in self.said and premises_of(self.records, reply.id):
                self.said.add(reply.id)
                against = self.words.yet if answers else self.words.but
                yield self._filled(against if opposes(reply) else self.words.because, reply, at)
                waiting += [(one, at + 1, not answers) for one in undercuts_of(self.records, reply.id)][::-1]

    def _filled(self, pattern: str, step: Inference, depth: int) -> str:
        """The pattern with what the cards of a step say. Each card is remembered for a sentence of its own."""
        node_ids = [premise.node_id for premise in premises_of(self.records, step.id)]
        self.named += [(node_id, depth) for node_id in node_ids]
        first, *others = [self._text(node_id, depth) for node_id in node_ids]
        texts = [first if QUOTED in pattern else self._inside(first), *map(self._inside, others)]
        if others:
            return pattern.format(self.words.joint.format(self.words.between_joint.join(texts[:-1]), texts[-1]))
        return pattern.format(texts[0])

    def _text(self, node_id: RecordId, depth: int = 0) -> str:
        """The card's words without the end of their sentence, and a hint if more stands below than will be said."""
        text = " ".join(self.tree.node(node_id).text.split()).rstrip(ENDS) or self.words.empty
        has_more = depth >= self.levels and self.records.is_named(Inference, "target_node_id", node_id)
        return self.tell(node_id, text + self.words.more if has_more else text)

    def _inside(self, text: str) -> str:
        first = text.split(" ", 1)[0].rstrip(ENDS)
        is_lowered = first.lower() in self.lowered and first != text
        return text[:1].lower() + text[1:] if is_lowered else text

    def _alone(self, clause: str) -> str:
        """A clause as a sentence of its own."""
        said = clause.lstrip(ENDS)
        return self._ended(said[:1].upper() + said[1:])

    def _ended(self, text: str) -> str:
        return text if text[-1:] in self.words.keeps_own_end else text + self.words.end

    def _kinds(self, step: Inference) -> set[Kind]:
        nodes = [self.records.find(Node, premise.node_id) for premise in premises_of(self.records, step.id)]
        return {node.kind for node in nodes if node is not None}
