"""How AIF says things: types of nodes, the schemes that say nothing, and texts in which HTML was left."""

import html
import re
from dataclasses import dataclass, field

from argmap.core.records import Polarity
from argmap.formats.json_entries import text_of
from argmap.formats.parts import Part

LARGE = 16  # figures

FAMILY = "aif"
CLAIM = "I"
IMPLIED = "EN"
POLARITIES = {"RA": Polarity.SUPPORTS, "CA": Polarity.OPPOSES, "MA": Polarity.RESTATES}
TYPES = {Polarity.SUPPORTS: "RA", Polarity.OPPOSES: "CA", Polarity.RESTATES: "MA", Polarity.ANSWERS: "RA"}
UTTERANCE, ILLOCUTION, TRANSITION, PREFERENCE = "L", "YA", "TA", "PA"
NOT_SHOWN = (UTTERANCE, ILLOCUTION, TRANSITION, PREFERENCE)
DEFAULTS = {"RA": ("Default Inference", "72"), "CA": ("Default Conflict", "71"), "MA": ("Default Rephrase", "144")}
NO_NAMES = {
    "ra",
    "ca",
    "ma",
    "defaultinference",
    "defaultconflict",
    "defaultrephrase",
    "inference",
    "conflict",
    "rephrase",
}
SAYS = " : "  # between a speaker and the words
LONGEST_NAME = 200
ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
BETWEEN = re.compile(r"[\W_]+")
CARRIES = frozenset(
    {
        Part.SPEAKERS,
        Part.SHARED,
        Part.CIRCLES,
        Part.JOINT,
        Part.UNDERCUTS,
        Part.RESTATES,
        Part.SCHEMES,
        Part.LABELS,
        Part.LOOSE,
    }
)
"""Of AIFdb and OVA2; OVA3 has enthymemes besides."""


def clean(text: str) -> str:
    """The words of a node without blanks around them and without HTML's names of characters."""
    return ENTITY.sub(lambda found: html.unescape(found[0]), text).strip()


def uncleaned(text: str) -> str:
    """The words so written that `clean` leaves them as they are, but for blanks around them."""
    return text.replace("&", "&amp;") if ENTITY.search(text) else text


def key_of(name: str) -> str:
    """One key for "Cause to Effect", "CauseToEffect" and "cause_to_effect"."""
    return BETWEEN.sub("", name).casefold() or name


@dataclass(frozen=True, slots=True)
class Named:
    """What a step is called: its scheme, and a label beside it."""

    scheme: str
    label: str


def named(scheme: str, text: str) -> Named:
    """Scheme and label as the fields `scheme` and `text` of a node say them; often both say the same, or only one."""
    scheme, text = clean(scheme), clean(text)
    name = scheme or text
    has_label = scheme and text and key_of(text) not in NO_NAMES and key_of(text) != key_of(scheme)
    return Named("" if key_of(name) in NO_NAMES else name, text if has_label else "")


@dataclass(slots=True)
class Dialogue:
    """Who says what: the nodes that argmap does not show, the edges from and to them, locutions and participants."""

    types: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    edges: list[tuple[str, str]] = field(default_factory=list)
    persons: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def speakers(self) -> dict[str, str]:
        """Who first says what stands in a node: by utterance, illocution, node. Those without a name are left out."""
        before: dict[str, str] = {}
        for source, target in self.edges:
            if self.types.get(source) == UTTERANCE and self.types.get(target) == ILLOCUTION:
                before.setdefault(target, source)
        found: dict[str, str] = {}
        for source, target in self.edges:
            if target not in self.types and source in before:
                speaker = self.speaker(before[source])
                if speaker:
                    found.setdefault(target, speaker)
        return found

    def said(self) -> dict[str, str]:
        """What each utterance first says, by utterance, illocution, node."""
        shown: dict[str, str] = {}
        for source, target in self.edges:
            if self.types.get(source) == ILLOCUTION and target not in self.types:
                shown.setdefault(source, target)
        found: dict[str, str] = {}
        for source, target in self.edges:
            if self.types.get(source) == UTTERANCE and target in shown:
                found.setdefault(source, shown[target])
        return found

    def speaker(self, utterance: str) -> str:
        person = self.persons.get(utterance, "")
        before, says, _ = self.texts.get(utterance, "").partition(SAYS)
        is_name = bool(says) and len(before) <= LONGEST_NAME
        return self.names.get(person) or (before.strip() if is_name else "") or person


def name_of(participant: dict[str, object]) -> str:
    """A participant's whole name."""
    parts = [text_of(participant.get(one)) for one in ("firstname", "surname")]
    return " ".join(part for part in parts if part)


def number_of(said: str) -> int | None:
    """The number in ASCII figures that an id is, where one of OVA's may be so large."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < LARGE else None
