"""Building many objects that all stay: the garbage collector would only look at them again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet_collector() -> Iterator[None]:
    """Without automatic garbage collection while it lasts; what was made counts as old afterwards.

    Else the first collection to follow would walk through all of it, which takes as long as a fifth of the building.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on and gc.get_freeze_count() == 0:
            gc.freeze()  # everything becomes permanent …
            gc.unfreeze()  # … and then old, neither of which looks at any object
        if was_on:
            gc.enable()
