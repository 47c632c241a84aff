"""One page: the arrangement of all branches that shows a sheet's map at the largest scale."""

from argmap.layout.blocks import Block
from argmap.layout.geometry import Size
from argmap.layout.page.connecting import PageConnecting
from argmap.layout.page.gaps import page_gaps
from argmap.layout.page.placing import Placer
from argmap.layout.page.planning import Planner
from argmap.layout.page.shapes import largest
from argmap.layout.routing import FindStep
from argmap.layout.spacing import Gaps, Spacing


def lay_out_page(crown: Block, sheet: Size, spacing: Spacing, gaps: Gaps, find: FindStep) -> PageConnecting:
    """Place every block below the crown on a page of the sheet's shape; returns what finds its connectors.

    Each branch offers the shapes that no other arrangement of it beats in both width and height (after Stockmeyer,
    "Optimal orientations of cells in slicing floorplan designs", 1983); the crown's best one for the sheet is taken.
    """
    blocks = [*crown.children]
    for block in blocks:  # which grows while it is read
        blocks += block.children
    room = page_gaps(spacing, len(blocks))
    planner = Planner(spacing, room, find)
    for block in reversed(blocks):
        planner.plan(block)
    placer = Placer(spacing, gaps)
    crown.low = crown.high = crown.reach = 0.0
    if blocks:
        page = largest(planner.plan_roots(crown), sheet)
        placer.place(page, crown)
        crown.high, crown.reach = page.width, page.height
    return PageConnecting(placer.plans, find, room, spacing.elbow)
