"""The words a record chooses from."""

from enum import StrEnum


class Kind(StrEnum):
    CLAIM = "claim"
    EVIDENCE = "evidence"
    QUESTION = "question"


class Polarity(StrEnum):
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    ANSWERS = "answers"
    RESTATES = "restates"


class PassageState(StrEnum):
    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"
    UNVERIFIED = "unverified"


class LinkRole(StrEnum):
    PARAPHRASES = "paraphrases"
    STATES = "states"
    BACKS = "backs"
    CONTEXT = "context"


class Dimension(StrEnum):
    ACCEPTABILITY = "acceptability"
    RELEVANCE = "relevance"
    SUFFICIENCY = "sufficiency"


class AnswerStatus(StrEnum):
    OPEN = "open"
    OK = "ok"
    PROBLEM = "problem"


class ExerciseKind(StrEnum):
    PLACE = "place"
    MISSING = "missing"
    MISTAKES = "mistakes"
    HIGHLIGHT = "highlight"
    REVEAL = "reveal"


class Feedback(StrEnum):
    """When a student hears what is right."""

    DURING = "during"
    AFTER = "after"
    RELEASED = "released"
