"""What the actions are called that open the map so many levels deep; their place says how many levels it is."""

from argmap.ui.translating import N

LEVELS = (
    N("Action", "Show the top level only"),
    N("Action", "Show two levels"),
    N("Action", "Show three levels"),
    N("Action", "Show four levels"),
    N("Action", "Show five levels"),
    N("Action", "Show six levels"),
    N("Action", "Show seven levels"),
    N("Action", "Show eight levels"),
    N("Action", "Show nine levels"),
)
LEVELS_BELOW = (
    N("Action", "Show one level below the card"),
    N("Action", "Show two levels below the card"),
    N("Action", "Show three levels below the card"),
    N("Action", "Show four levels below the card"),
    N("Action", "Show five levels below the card"),
    N("Action", "Show six levels below the card"),
    N("Action", "Show seven levels below the card"),
    N("Action", "Show eight levels below the card"),
    N("Action", "Show nine levels below the card"),
)
