"""Expected trouble, each with one sentence for the person in front of the screen."""


class MapError(Exception):
    """Trouble the world is at fault for: its message is one sentence, fit to be shown as it is."""


class EditRefused(MapError):
    """An edit that would break a rule of the map: a cycle, a limit, a target of the wrong kind."""


class BrokenReference(MapError):
    """A record that points at one that is not there."""
