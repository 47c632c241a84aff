"""What an argumentation scheme consists of: a usual form of argument, and the critical questions that test it."""

import re
from dataclasses import dataclass

STEP = "step"
CONCLUSION = "conclusion"

SLOT = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Form:
    """What one card of a step has to say by its scheme; `pattern` has slots, as in "{person} says that {claim}."."""

    role: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Question:
    """A critical question, so worded that "yes" speaks for the step.

    `hits` is what "no" speaks against: the card of a role, the step itself (`STEP`), or what it bears on
    (`CONCLUSION`). `stem` is the objection to begin with then; it has slots.
    """

    id: str
    text: str
    hits: str
    stem: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme in one language; ids and roles are the same in all. `signals` are phrases that hint at it."""

    id: str
    name: str
    premises: tuple[Form, ...]
    conclusion: str
    questions: tuple[Question, ...]
    signals: tuple[str, ...]
    literature: str
    also: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """What a card can be in the scheme."""
        return tuple(form.role for form in self.premises)

    @property
    def question_ids(self) -> tuple[str, ...]:
        """The questions by which answers name them."""
        return tuple(question.id for question in self.questions)


@dataclass(frozen=True, slots=True)
class Pack:
    """Schemes that are offered together, in order."""

    id: str
    name: str
    schemes: tuple[Scheme, ...]


def shown(pattern: str) -> str:
    """A pattern as it is read and filled in: "[person] says that [claim]."."""
    return SLOT.sub(r"[\1]", pattern)


def slots_of(pattern: str) -> list[str]:
    """The slots of a pattern, in order."""
    return SLOT.findall(pattern)
