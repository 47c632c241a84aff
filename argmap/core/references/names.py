"""CSL names as a line that people edit, and back: “Ríos, Ana; World Bank; King, Martin Luther, Jr.”"""

import re
from collections.abc import Mapping

from argmap.core.references.plain import plain, text_in

PARTICLES = "al|bin|da|de|del|della|den|der|di|dos|du|el|ibn|la|le|ten|ter|van|von|zu|zum|zur"
CERTAIN = re.compile(r"(?P<family>(?:[^\W\dA-Z_][^\s,]* )*[^\s,]+), (?P<given>\S.*)")
"""One word of family, after small ones: nobody's list of full names, and hardly an institution."""
WORD = rf"(?:{PARTICLES}|[^\W\da-z_][^\s,]*)"
TYPED = re.compile(rf"(?P<family>(?:{WORD} ){{0,3}}[^\s,]+), (?P<given>[^\s,][^,]*)(?:, (?P<suffix>[JS]r\.?|[IVX]+))?")
"""What somebody means who was asked for family names first; “Department for Health, London” is still no person."""


def line_of_names(names: object) -> str:
    """The names divided by semicolons, family names first."""
    found = [name for name in names if isinstance(name, dict)] if isinstance(names, list) else []
    return "; ".join(filter(None, map(_written, found)))


def names_of_line(line: str, before: object, is_typed: bool) -> list[dict[str, object]]:
    """The CSL names in a line; those that stood there before stay as they were.

    In a line that nobody typed for this, such as a document's own, only what is certain is taken apart.
    """
    names = [name for name in before if isinstance(name, dict)] if isinstance(before, list) else []
    known = {_written(name): name for name in names}
    parts = [plain(part) for part in line.split(";")]
    return [known.get(part) or name_of(part, TYPED if is_typed else CERTAIN) for part in parts if part]


def name_of(written: str, pattern: re.Pattern[str] = CERTAIN) -> dict[str, object]:
    """A written name by its parts, if it says what is what; otherwise as a whole."""
    found = pattern.fullmatch(written)
    return {part: said for part, said in found.groupdict().items() if said} if found else {"literal": written}


def _written(name: Mapping[str, object]) -> str:
    family = " ".join(filter(None, (text_in(name, "non-dropping-particle"), text_in(name, "family"))))
    given = " ".join(filter(None, (text_in(name, "given"), text_in(name, "dropping-particle"))))
    return text_in(name, "literal") or ", ".join(filter(None, (family, given, text_in(name, "suffix"))))
