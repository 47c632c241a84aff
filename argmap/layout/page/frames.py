"""A step's cards on a page: side by side, or one above the other where lines can still reach them."""

from collections.abc import Sequence
from enum import Enum, auto

from argmap.layout.blocks import Block, arrange
from argmap.layout.geometry import Size
from argmap.layout.routing import Target
from argmap.layout.spacing import Gaps, Spacing


class Setting(Enum):
    """How the cards of a step stand to each other."""

    ABREAST = auto()  # side by side, or one alone
    STACKED = auto()  # one above the other
    OPEN = auto()  # the same, with room beside them for the lines of a card that stands above others


def frame_size(block: Block, spacing: Spacing, setting: Setting) -> Size:
    """The size of a block's frame, or of its one card."""
    if not block.is_framed:
        return Size(block.cards[0].width, block.cards[0].height)
    widths, heights = [card.width for card in block.cards], [card.height for card in block.cards]
    padding, between = 2 * spacing.frame_padding, len(block.cards) - 1
    if setting is not Setting.ABREAST:
        sides = 2 * _side_padding(setting, spacing)
        return Size(max(widths) + sides, sum(heights) + between * spacing.and_height + padding)
    return Size(sum(widths) + between * spacing.and_width + padding, max(heights) + padding)


def settings_of(block: Block, targets: Sequence[Target]) -> list[Setting]:
    """The ways in which a block's cards can stand, the targets being those of its children."""
    if not _can_stack(block, targets):
        return [Setting.ABREAST]
    return [Setting.ABREAST, Setting.OPEN if _come_out_aside(block, targets) else Setting.STACKED]


def _can_stack(block: Block, targets: Sequence[Target]) -> bool:
    """Whether the lines of the block's children reach their card when the cards stand one above the other.

    Those of the last card do, and else those of one card, run in the padding at either side, one polarity in each.
    A folded card needs the room below it for its count.
    """
    if not block.is_framed or any(card.is_folded for card in block.cards):
        return False
    bearing = {card for card, _ in targets}
    return bearing <= {len(block.cards) - 1} or (len(bearing) == 1 and len(targets) <= 2)


def _come_out_aside(block: Block, targets: Sequence[Target]) -> bool:
    """Whether in a stacked frame the lines leave a card that stands above others."""
    return any(card < len(block.cards) - 1 for card, _ in targets)


def arrange_on_page(block: Block, spacing: Spacing, gaps: Gaps, setting: Setting) -> None:
    """Place the cards in their block."""
    arrange(block, gaps)
    if setting is Setting.ABREAST:
        return
    y = spacing.frame_padding
    for card in block.cards:
        card.x, card.y = _side_padding(setting, spacing), y
        y += card.height + spacing.and_height
    block.breadth, block.depth = frame_size(block, spacing, setting)


def _side_padding(setting: Setting, spacing: Spacing) -> float:
    return spacing.frame_side if setting is Setting.OPEN else spacing.frame_padding
