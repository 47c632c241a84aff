"""How a drawing is to look: what every drawing function is handed."""

from dataclasses import dataclass

from argmap.render.text import Typesetter
from argmap.render.theme import Theme
from argmap.render.words import Wording


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, the breaker of lines, and the pair of words at the ports."""

    theme: Theme
    typesetter: Typesetter
    wording: Wording = Wording.BECAUSE_BUT
