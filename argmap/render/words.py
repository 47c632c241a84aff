"""Every word a map shows that is not the user's own, ready for translation."""

from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from argmap.core.records import PassageState, Polarity
from argmap.core.roles import Role

CONTEXT = "Map"
translate = QCoreApplication.translate


class Wording(StrEnum):
    """Which pair of words stands at the ports of a card."""

    BECAUSE_BUT = "because_but"
    SUPPORTS_OPPOSES = "supports_opposes"
    BECAUSE_HOWEVER = "because_however"


ROLES = {
    Role.MAIN_CLAIM: QT_TRANSLATE_NOOP("Map", "Main claim"),
    Role.REASON: QT_TRANSLATE_NOOP("Map", "Reason"),
    Role.OBJECTION: QT_TRANSLATE_NOOP("Map", "Objection"),
    Role.REBUTTAL: QT_TRANSLATE_NOOP("Map", "Rebuttal"),
    Role.EVIDENCE: QT_TRANSLATE_NOOP("Map", "Evidence"),
    Role.COUNTER_EVIDENCE: QT_TRANSLATE_NOOP("Map", "Counter-evidence"),
    Role.QUESTION: QT_TRANSLATE_NOOP("Map", "Question"),
    Role.ANSWER: QT_TRANSLATE_NOOP("Map", "Answer"),
}
PORTS = {
    Wording.BECAUSE_BUT: {
        Polarity.SUPPORTS: QT_TRANSLATE_NOOP("Map", "because"),
        Polarity.OPPOSES: QT_TRANSLATE_NOOP("Map", "but"),
    },
    Wording.SUPPORTS_OPPOSES: {
        Polarity.SUPPORTS: QT_TRANSLATE_NOOP("Map", "supports"),
        Polarity.OPPOSES: QT_TRANSLATE_NOOP("Map", "opposes"),
    },
    Wording.BECAUSE_HOWEVER: {
        Polarity.SUPPORTS: QT_TRANSLATE_NOOP("Map", "because"),
        Polarity.OPPOSES: QT_TRANSLATE_NOOP("Map", "however"),
    },
}
OTHER_PORTS = {
    Polarity.ANSWERS: QT_TRANSLATE_NOOP("Map", "answers"),
    Polarity.RESTATES: QT_TRANSLATE_NOOP("Map", "restates"),
}
STEPS = {
    Polarity.SUPPORTS: QT_TRANSLATE_NOOP("Map", "backs the step"),
    Polarity.OPPOSES: QT_TRANSLATE_NOOP("Map", "doubts the step"),
}
ONE_PASSAGE = {
    PassageState.MOVED: QT_TRANSLATE_NOOP("Map", "passage moved"),
    PassageState.CHANGED: QT_TRANSLATE_NOOP("Map", "passage changed"),
    PassageState.LOST: QT_TRANSLATE_NOOP("Map", "passage lost"),
    PassageState.UNVERIFIED: QT_TRANSLATE_NOOP("Map", "passage unverified"),
}
BASIS_NAMES = {
    "statistic": QT_TRANSLATE_NOOP("Map", "Statistic"),
    "expert opinion": QT_TRANSLATE_NOOP("Map", "Expert opinion"),
    "official document": QT_TRANSLATE_NOOP("Map", "Official document"),
    "law or treaty": QT_TRANSLATE_NOOP("Map", "Law or treaty"),
    "research study": QT_TRANSLATE_NOOP("Map", "Research study"),
    "example": QT_TRANSLATE_NOOP("Map", "Example"),
    "event": QT_TRANSLATE_NOOP("Map", "Event"),
    "quotation": QT_TRANSLATE_NOOP("Map", "Quotation"),
    "media report": QT_TRANSLATE_NOOP("Map", "Media report"),
    "web page": QT_TRANSLATE_NOOP("Map", "Web page"),
    "common belief": QT_TRANSLATE_NOOP("Map", "Common belief"),
    "definition": QT_TRANSLATE_NOOP("Map", "Definition"),
    "personal experience": QT_TRANSLATE_NOOP("Map", "Personal experience"),
    "forecast": QT_TRANSLATE_NOOP("Map", "Forecast"),
    "unverified": QT_TRANSLATE_NOOP("Map", "Unverified"),
}


def role_name(role: Role) -> str:
    """The role as a card's header says it, before it is set in capitals."""
    return _say(ROLES[role])


def heading(role: Role, is_implicit: bool) -> str:
    """The header of a card, in capitals: "REASON · IMPLICIT". Not in those of the machine, which may be Turkish."""
    parts = [role_name(role), translate("Map", "implicit")] if is_implicit else [role_name(role)]
    return " · ".join(parts).upper()


def port_word(polarity: Polarity, wording: Wording) -> str:
    """The word where lines of that polarity reach a card."""
    return _say(PORTS[wording].get(polarity) or OTHER_PORTS[polarity])


def step_word(polarity: Polarity) -> str:
    """The word where a line reaches another step."""
    return _say(STEPS.get(polarity) or OTHER_PORTS[polarity])


def basis_name(basis: str) -> str:
    """The kind of evidence in the reader's language, or the user's own word as it stands."""
    return _say(BASIS_NAMES[basis]) if basis in BASIS_NAMES else basis


def passage_count(count: int) -> str:
    return translate("Map", "1 passage") if count == 1 else translate("Map", "%n passages", "", count)


def passage_warning(count: int, states: dict[PassageState, int]) -> str:
    """What is wrong with a card's `count` passages: how many are in which state but exact, the worst first."""
    if count == 1:
        return _say(ONE_PASSAGE[next(iter(states))])
    return ", ".join([passage_count(count), *(_of_several(state, number) for state, number in states.items())])


def and_word() -> str:
    """Between co-premises."""
    return translate("Map", "and")


def more_word(count: int) -> str:
    """On the pill of a folded card."""
    return translate("Map", "%n more", "", count)


def see_words(text: str) -> str:
    """What a card says that shows a node drawn in full elsewhere."""
    return translate("Map", "see: %1").replace("%1", text)


def empty_words() -> str:
    """What a card without text says."""
    return translate("Map", "no text yet")


def note_reference(numbers: list[int]) -> str:
    """Where a card's passages stand below the map: "note 3", "notes 3, 4"."""
    name = translate("Map", "note") if len(numbers) == 1 else translate("Map", "notes")
    return f"{name} {', '.join(map(str, numbers))}"


def step_note_reference(numbers: list[int]) -> str:
    """The same for the passages of the step from a card: "for the step: note 5"."""
    return translate("Map", "for the step: %1").replace("%1", note_reference(numbers))


def of_step(said: str) -> str:
    """What is said of the step from a card, rather than of the card: "step: 2"; nothing of nothing."""
    return translate("Map", "step: %1").replace("%1", said) if said else ""


def comment_reference(numbers: list[int]) -> str:
    """Where a card's comments stand beside the map: "comment 3", "comments 3, 4"."""
    name = translate("Map", "comment") if len(numbers) == 1 else translate("Map", "comments")
    return f"{name} {', '.join(map(str, numbers))}"


def comments_title() -> str:
    return translate("Map", "Comments")


def resolved_words() -> str:
    """Of a comment that was dealt with."""
    return translate("Map", "resolved")


def notes_title() -> str:
    return translate("Map", "Passages")


def state_words(state: PassageState) -> str:
    """How a passage stands to its source, in a note; empty where it is exact."""
    return _say(ONE_PASSAGE[state]) if state in ONE_PASSAGE else ""


def description(cards: int, first: str) -> str:
    """What a picture of a map shows, in a sentence or two."""
    size = translate("Map", "Argument map with %n cards.", "", cards)
    return f"{size} {first}".strip()


def too_large(side: int, most: int, scale: float) -> str:
    """Why an image is refused for its sides, and what could be made."""
    too_long = translate("Map", "The image would be %1 pixels long on one side, more than the %2 that can be opened;")
    return _refused(too_long, f"{side:,}", f"{most:,}", scale)


def too_many_pixels(megapixels: int, most: int, scale: float) -> str:
    """Why an image is refused for its memory, and what could be made."""
    too_many = translate("Map", "The image would have %1 million pixels, more than the %2 million that are safe;")
    return _refused(too_many, f"{megapixels:,}", str(most), scale)


def _refused(why: str, is_now: str, most: str, scale: float) -> str:
    instead = translate("Map", "a scale of %1 would fit, and SVG and PDF have no such limit.")
    return f"{why} {instead}".replace("%1", is_now, 1).replace("%2", most).replace("%1", f"{scale:g}")


def tile_name(row: int, column: int) -> str:
    """Which sheet of a map that takes several, from the upper left."""
    return translate("Map", "row %1, column %2").replace("%1", str(row)).replace("%2", str(column))


def untitled() -> str:
    return translate("Map", "Argument map")


def _say(text: object) -> str:  # PySide's QT_TRANSLATE_NOOP says that it returns an object
    return translate(CONTEXT, str(text))


def _of_several(state: PassageState, count: int) -> str:
    match state:
        case PassageState.MOVED:
            return translate("Map", "%n moved", "", count)
        case PassageState.CHANGED:
            return translate("Map", "%n changed", "", count)
        case PassageState.LOST:
            return translate("Map", "%n lost", "", count)
        case PassageState.UNVERIFIED:
            return translate("Map", "%n unverified", "", count)
        case PassageState.EXACT:
            return translate("Map", "%n exact", "", count)
