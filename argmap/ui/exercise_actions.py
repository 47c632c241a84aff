"""The rows of the action table that a student has in an exercise."""

from argmap.ui import conditions as c
from argmap.ui.action import Action
from argmap.ui.panes import Pane
from argmap.ui.translating import N

IN_EXERCISE = (
    Action(
        "map.exercising.hint",
        N("Action", "Hint for this card"),
        c.in_exercise,
        "H",
        (Pane.MAP, Pane.OUTLINE, Pane.TRAY),
    ),
    Action("map.exercising.go_on", N("Action", "Ask what is right, or for the next cards"), c.in_exercise, "F5"),
)
