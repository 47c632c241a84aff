"""Ideas to the records of a map: which bears on which, and how."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from argmap.core.records import Kind, Polarity, RecordId
from argmap.formats.graph_building import GraphBuilder
from argmap.formats.idea_fields import is_yes, polarity_of, said_of, strength_of
from argmap.formats.ideas import AS_UNMARKED, Arrow, Idea, Stands, polarity_in
from argmap.formats.outline_words import Mark, read_mark

UNMARKED = "It does not say whether it is for or against what it stands under, so it is a reason for it."
UNMARKED_ARROW = "The arrow does not say whether it is for or against, so it is a reason."
UNMARKED_GROUP = "The group does not say whether it is for or against, so it is for."


@dataclass(frozen=True, slots=True)
class Habits:
    """How a format's people write. `noun` is what they call ideas; `arrows` what they call arrows.

    `has_words` says whether "Pro:" and the like before a text mean something, `has_empty_groups` whether a group
    without any card is a step.
    """

    noun: str
    arrows: str
    has_words: bool = True
    has_empty_groups: bool = True


def plant(builder: GraphBuilder, ideas: Sequence[Idea], arrows: Sequence[Arrow], habits: Habits) -> dict[int, RecordId]:
    """Make cards and steps of all ideas and arrows, and enter each in the builder's tally. Gives what each idea became.

    Raises `CannotImport` for more cards than argmap holds.
    """
    planting = _Planting(builder, ideas, habits)
    for index in range(len(ideas)):
        planting.make(index)
    for index in range(len(ideas)):
        planting.put(index)
    for arrow in arrows:
        planting.draw(arrow)
    groups = {index: step for index, step in planting.steps.items() if ideas[index].stands is Stands.GROUP}
    return planting.cards | groups


@dataclass(slots=True)
class _Planting:
    builder: GraphBuilder
    ideas: Sequence[Idea]
    habits: Habits
    marks: dict[int, Mark] = field(default_factory=dict)
    cards: dict[int, RecordId] = field(default_factory=dict)
    steps: dict[int, RecordId] = field(default_factory=dict)
    """Of a group, its own step; of a card, the one in which it stands."""
    by_id: dict[str, RecordId] = field(default_factory=dict)
    last: dict[int, RecordId] = field(default_factory=dict)
    """The last step of those that stand under an idea."""
    holders: set[int | None] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.holders = {idea.above for idea in self.ideas}

    def make(self, index: int) -> None:
        """The card of an idea, unless it is no card or one that is made elsewhere."""
        idea = self.ideas[index]
        if idea.stands is Stands.CARD and not idea.same:
            mark, text = self._mark(idea)
            said = said_of(idea.fields, idea.notes)
            if mark.kind is not None and "kind" not in idea.fields:
                said = replace(said, kind=mark.kind, implicit=said.implicit or mark.implicit)
            self.marks[index] = mark
            self._card(index, self.builder.card(text, idea.place, said))

    def _mark(self, idea: Idea) -> tuple[Mark, str]:
        above = self._above(idea)
        is_marked = self.habits.has_words and idea.polarity is None and above is not None
        if is_marked and above is not None and above.stands is Stands.CARD:
            mark, text = read_mark(idea.text)
            return (Mark(), idea.text) if mark.again else (mark, text)
        return Mark(), idea.text

    def _card(self, index: int, card: RecordId) -> None:
        idea = self.ideas[index]
        self.cards[index] = card
        if idea.id:
            self.by_id.setdefault(idea.id, card)
        if idea.kept is not None:
            self.builder.keep(card, idea.kept)

    def put(self, index: int) -> None:
        """Give an idea its place in the map."""
        idea = self.ideas[index]
        match idea.stands:
            case Stands.GROUP:
                self._group(index, idea)
            case Stands.CARD:
                self._put_card(index, idea)
            case Stands.MAP | Stands.TRAY:
                self.builder.tally.keep(self.habits.noun)

    def _group(self, index: int, idea: Idea) -> None:
        if index not in self.holders and not self.habits.has_empty_groups:
            self.builder.tally.drop(self.habits.noun, idea.place, "The group is empty.")
            return
        target = self._target(idea)
        polarity = idea.polarity or polarity_of(idea.fields)
        step = self.builder.step(
            polarity or Polarity.SUPPORTS,
            (),
            target,
            idea.place,
            symmetric=is_yes(idea.fields.get("symmetric", "")),
            scheme=idea.fields.get("scheme", ""),
            label=idea.fields.get("label", ""),
            strength=strength_of(idea.fields),
        )
        self.steps[index] = step
        if idea.above is not None:
            self.last[idea.above] = step
        if idea.kept is not None:
            self.builder.keep(step, idea.kept)
        self._count(idea, "" if polarity is not None else UNMARKED_GROUP)

    def _target(self, idea: Idea) -> RecordId | None:
        """What stands directly above: the step of a group, or a card."""
        if idea.above is None:
            return None
        above = self.ideas[idea.above]
        return self.steps.get(idea.above) if above.stands is Stands.GROUP else self.cards.get(idea.above)

    def _put_card(self, index: int, idea: Idea) -> None:
        reason = self._find_same(index, idea) if idea.same else ""
        above = self._above(idea)
        if above is None or above.stands in (Stands.MAP, Stands.TRAY):
            self._put_at_top(index, above)
        elif above.stands is Stands.GROUP and idea.above in self.steps:
            self._join(index, self.steps[idea.above])
        else:
            reason = self._put_under(index, idea) or reason
        self._count(idea, reason)

    def _find_same(self, index: int, idea: Idea) -> str:
        if idea.same in self.by_id:
            self.cards[index] = self.by_id[idea.same]
            if idea.id:
                self.by_id.setdefault(idea.id, self.cards[index])
            return ""
        self._card(index, self.builder.card(idea.text, idea.place))
        return "The card that it is again is not there, so it is one of its own."

    def _put_at_top(self, index: int, above: Idea | None) -> None:
        if above is not None and above.stands is Stands.TRAY:
            self.builder.to_tray(self.cards[index])
        elif not self.ideas[index].is_cut:
            self.builder.to_root(self.cards[index])

    def _put_under(self, index: int, idea: Idea) -> str:
        """A card in a step of its own, or in that of the one before it. Gives what is to be said of that."""
        assert idea.above is not None
        mark, card = self.marks.get(index, Mark()), self.cards[index]
        if mark.joins and idea.above in self.last:
            self._join(index, self.last[idea.above])
            return ""
        target = self.cards[idea.above]
        onto_step = self.steps.get(idea.above) if mark.onto_step else None
        said = idea.polarity or mark.polarity
        under_question = onto_step is None and self.builder.node(target).kind is Kind.QUESTION
        answers = under_question and idea.polarity is None and said in (None, Polarity.SUPPORTS) and not mark.exactly
        polarity = Polarity.ANSWERS if answers else said or Polarity.SUPPORTS
        roles = (idea.fields.get("role", ""),)
        step = self.builder.step(polarity, [card], onto_step or target, idea.place, roles=roles)
        self.steps[index] = self.last[idea.above] = step
        if mark.onto_step and onto_step is None:
            return "It doubts a step, but what it stands under is in none."
        if said is not None or answers:
            return ""
        self.builder.keep(step, AS_UNMARKED)
        return UNMARKED

    def _join(self, index: int, step: RecordId) -> None:
        idea = self.ideas[index]
        self.builder.premise(step, self.cards[index], idea.fields.get("role", ""), idea.place)
        self.steps[index] = step

    def draw(self, arrow: Arrow) -> None:
        """A step for an arrow, from the card where it starts to the one where it ends."""
        start, end = self.by_id.get(arrow.start), self.by_id.get(arrow.end)
        if start is None or end is None:
            self.builder.tally.drop(self.habits.arrows, arrow.place, "One of its ends is not there, or is no card.")
            return
        polarity = polarity_in(arrow.label)
        step = self.builder.step(polarity or Polarity.SUPPORTS, [start], end, arrow.place)
        self.builder.keep(step, {"arrow": arrow.kept, "label": arrow.label})
        if polarity is None:
            self.builder.tally.approximate(self.habits.arrows, arrow.place, UNMARKED_ARROW)
        else:
            self.builder.tally.keep(self.habits.arrows)

    def _above(self, idea: Idea) -> Idea | None:
        return self.ideas[idea.above] if idea.above is not None else None

    def _count(self, idea: Idea, reason: str) -> None:
        if reason:
            self.builder.tally.approximate(self.habits.noun, idea.place, reason)
        else:
            self.builder.tally.keep(self.habits.noun)
