"""Small maps for the storage tests: one of every record, with every field set, in several scripts."""

from dataclasses import replace
from hashlib import sha256

from argmap.core.change import Change, Label
from argmap.core.history import Entry, EntryKind
from argmap.core.records import (
    Answer,
    AnswerStatus,
    Comment,
    Dimension,
    Exercise,
    ExerciseKind,
    Feedback,
    Foreign,
    Inference,
    Kind,
    LinkRole,
    MapInfo,
    Node,
    Passage,
    PassageLink,
    PassageState,
    Polarity,
    Premise,
    Rating,
    Record,
    Source,
    SourceText,
)

TEXT = "\N{SCROLL} La défense de l’Europe — 欧州の防衛.\r\nA second line\u00a0with a space that does not break."
ORIGINAL = b"%PDF-1.7 not really \x00\xff"
CLAIM = Node("1" * 32, Kind.CLAIM, "The union should act.\nNow.", order_key="V")
REASON = Node(
    "2" * 32,
    Kind.EVIDENCE,
    "Δεν υπάρχει \N{WHITE FLAG} שלום \ufeff\u2028 end",
    title="t",
    implicit=True,
    speaker="A minister",
    basis="statistic",
    basis_detail="d",
    notes="a private note",
    tags=("one", 'two "quoted"', "ünï"),
    section="s",
)
STEP = Inference("3" * 32, Polarity.SUPPORTS, True, CLAIM.id, order_key="V", scheme="cause", label="l", strength=0.1)
DOUBT = Inference("4" * 32, Polarity.OPPOSES, target_inference_id=STEP.id)
LOOSE = Inference("5" * 32, Polarity.ANSWERS)
PREMISE = Premise("6" * 32, STEP.id, REASON.id, "V", "major")
SOURCE = Source("7" * 32, "A report", "report", "N. N.", "2024", "https://example.org", '{"DOI":"10.1/x"}', "high", "n")
VERSION = SourceText(
    "8" * 32,
    SOURCE.id,
    1,
    TEXT,
    sha256(TEXT.encode()).hexdigest(),
    "application/pdf",
    ((0, "page", "1"), (9, "heading1", "Défense")),
    sha256(ORIGINAL).hexdigest(),
)
PASSAGE = Passage("9" * 32, VERSION.id, 2, 12, ((2, 5), (7, 12)), TEXT[2:12], TEXT[:2], TEXT[12:44], "iv")
REFOUND = replace(PASSAGE, id="a" * 32, state=PassageState.MOVED, found_from=PASSAGE.id, score=0.875, reviewed=False)
ON_PAPER = Passage("b" * 32, None, exact="quoted by hand", state=PassageState.UNVERIFIED)


def every_record() -> list[Record]:
    """A map with at least one record of each type, in an order in which each refers only to earlier ones."""
    return [
        MapInfo("0" * 32, "Title", "Task", "About", "Author", "CC0", "en", "origin", "student", '{"rabbit":"off"}'),
        CLAIM,
        REASON,
        STEP,
        DOUBT,
        LOOSE,
        PREMISE,
        SOURCE,
        VERSION,
        PASSAGE,
        REFOUND,
        ON_PAPER,
        PassageLink("c" * 32, PASSAGE.id, REASON.id, None, LinkRole.STATES),
        PassageLink("d" * 32, REFOUND.id, None, STEP.id, LinkRole.BACKS),
        Rating("e" * 32, REASON.id, None, "me", Dimension.RELEVANCE, -1.5, "why", "text then"),
        Comment("f" * 32, None, STEP.id, "me", "really?", "2025-01-02T03:04:05Z", True),
        Answer("0" * 31 + "1", STEP.id, "Is the expert one?", AnswerStatus.PROBLEM, REASON.id),
        Foreign("0" * 31 + "2", REASON.id, "argdown", '{"colour":"red","n":[1,2.5,null]}'),
        Exercise("0" * 31 + "3", ExerciseKind.MISSING, 7, Feedback.DURING, "{}", '{"h":["Look."]}', '{"p":[]}', "AQ=="),
    ]


def originals() -> dict[str, bytes]:
    """The original bytes that the sample's source was made from, by sha256."""
    return {sha256(ORIGINAL).hexdigest(): ORIGINAL}


def small_map(title: str = "A map") -> list[Record]:
    """A map of one card."""
    return [MapInfo("0" * 32, title), CLAIM]


def edit(number: int, before: Record | None, after: Record | None, label: Label = Label.EDIT_TEXT) -> Entry:
    """An entry that does one thing."""
    return Entry(number, EntryKind.DO, Change(label, ((before, after),)), "2025-01-02T03:04:05Z", "me")


def node(number: int, text: str = "") -> Node:
    """A card of its own in the tray."""
    return Node(f"{number:032x}", Kind.CLAIM, text or f"Card {number}")
