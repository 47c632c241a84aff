"""Shapes as operators of a page (ISO 32000-1, 8.4 and 8.5), in the drawing's own pixels."""

from argmap.render.drawing import Box, Boxes, Dash, Path
from argmap.render.numbers import Numbers, written

QUARTER = 0.5523  # of a circle's radius: from either end of a quarter to the control point of a curve that is like it
OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}

Shape = Box | Boxes | Path


def colour(name: str) -> str:
    """#RRGGBB as three operands."""
    return " ".join(f"{int(name[at : at + 2], 16) / 255:.3g}" for at in (1, 3, 5))


class Shapes:
    """Writes shapes, and gathers how much of what is below them some let through."""

    def __init__(self) -> None:
        self.opacities: dict[float, str] = {}
        """What the pages call each."""
        self._numbers = Numbers()
        self._dresses: dict[tuple[object, ...], tuple[str, str]] = {}
        self._shared: dict[Shape, str] = {}

    def shared(self, one: Shape) -> str:
        """As `shape`, of one that stands where it does in many groups, too: it is written once."""
        if one not in self._shared:
            self._shared[one] = self.shape(one)
        return self._shared[one]

    def shape(self, one: Shape) -> str:
        match one:
            case Box():
                before, after = self._dress(one.fill, one.stroke, one.stroke_width, one.dash)
                said = f"{before}{self._outline(one)} {after}"
                return said if one.opacity == 1 else f"q {self._opacity(one.opacity)} gs {said} Q"
            case Path():
                before, after = self._dress(one.fill, one.stroke, one.stroke_width, one.dash)
                written_number = self._numbers.__getitem__
                steps = [" ".join([*map(written_number, said), OPERATORS[letter]]) for letter, said in one.steps]
                return f"{before}{' '.join(steps)} {after}"
            case Boxes():
                before, after = self._dress(one.fill, None, 0.0, ())
                number = self._numbers
                rects = [f"{number[x]} {number[y]} {number[w]} {number[h]} re" for x, y, w, h in one.rects]
                return f"{before}{' '.join(rects)} {after}"

    def _outline(self, box: Box) -> str:
        number = self._numbers
        x, y, width, height = box.x, box.y, box.width, box.height
        radius = min(box.radius, width / 2, height / 2)
        if radius <= 0:
            return f"{number[x]} {number[y]} {number[width]} {number[height]} re"
        right, bottom, far = x + width, y + height, radius * (1 - QUARTER)
        points: tuple[tuple[float | str, ...], ...] = (
            (x + radius, y, "m", right - radius, y, "l"),
            (right - far, y, right, y + far, right, y + radius, "c", right, bottom - radius, "l"),
            (right, bottom - far, right - far, bottom, right - radius, bottom, "c", x + radius, bottom, "l"),
            (x + far, bottom, x, bottom - far, x, bottom - radius, "c", x, y + radius, "l"),
            (x, y + far, x + far, y, x + radius, y, "c h"),
        )
        return " ".join([one if isinstance(one, str) else number[one] for part in points for one in part])

    def _opacity(self, opacity: float) -> str:
        return f"/{self.opacities.setdefault(opacity, f'A{len(self.opacities)}')}"

    def _dress(self, fill: str | None, stroke: str | None, width: float, dash: Dash) -> tuple[str, str]:
        """How a shape is filled and stroked, before and after its outline; there are but few ways."""
        key = (fill, stroke, width, dash)
        if key not in self._dresses:
            self._dresses[key] = _dress(*key)
        return self._dresses[key]


def _dress(fill: str | None, stroke: str | None, width: float, dash: Dash) -> tuple[str, str]:
    before = f"{colour(fill)} rg " if fill else ""
    if not stroke:
        return before, "f" if fill else "n"
    before += f"{colour(stroke)} RG {written(width)} w "
    painted = "B" if fill else "S"
    return (f"{before}[{' '.join(map(written, dash))}] 0 d ", f"{painted} [] 0 d") if dash else (before, painted)
