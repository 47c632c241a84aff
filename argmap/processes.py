"""Which processes still run. psutil is imported when it is first asked: a large map is to be seen before."""

import os

SAME_S = 0.02  # the system counts in hundredths


def own_start() -> float:
    """When this process began: a number by which it is told from any other that had its number."""
    return _start_of(os.getpid())


def is_alive(process: int, started: float) -> bool:
    """Whether the very process still runs: not another one with its number, nor one that nobody has buried yet."""
    import psutil  # type: ignore[import-untyped]  # it ships no types

    try:
        is_dead = psutil.Process(process).status() == psutil.STATUS_ZOMBIE
        return not is_dead and abs(_start_of(process) - started) < SAME_S
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True


def _start_of(process: int) -> float:
    """In seconds. Linux counts them from its own start: by the clock they become others when that is set."""
    import psutil

    began: float = psutil.Process(process).create_time()
    return began - float(psutil.boot_time()) if psutil.LINUX else began
