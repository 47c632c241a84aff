"""The ways a map can be drawn."""

from enum import StrEnum


class Direction(StrEnum):
    DOWN = "down"
    RIGHT = "right"
    PAGE = "page"
