"""What pictures of the screen tell: where a colour is, and whether two of them show the same."""

from dataclasses import dataclass

from mss.screenshot import ScreenShot
from PySide6.QtGui import QColor, QImage


@dataclass(frozen=True)
class Box:
    """A rectangle of the screen, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def centre(self) -> tuple[int, int]:
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2


def box_of(image: QImage, colour: str, region: Box, rows: int = 12) -> Box | None:
    """The bounding box of a colour within a region of the picture; None if it is in fewer rows of pixels."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixel = QColor(colour).rgb().to_bytes(4, "little")
    found: list[tuple[int, int, int]] = []
    for y in range(region.top, min(region.bottom, image.height())):
        line = bytes(image.constScanLine(y))[4 * region.left : 4 * region.right]
        if line.count(pixel) >= 2:
            found.append((y, region.left + line.find(pixel) // 4, region.left + line.rfind(pixel) // 4))
    if len(found) < rows:
        return None
    return Box(min(left for _, left, _ in found), found[0][0], max(right for _, _, right in found), found[-1][0])


def differs(one: ScreenShot, other: ScreenShot) -> bool:
    """Whether more changed than a cursor's blinking."""
    if one.raw == other.raw:
        return False
    rows = range(0, len(one.raw), 4 * one.width)
    pairs = ((one.raw[start : start + 4 * one.width], other.raw[start : start + 4 * one.width]) for start in rows)
    return sum(x != y for a, b in pairs if a != b for x, y in zip(a[::16], b[::16], strict=True)) > 60
