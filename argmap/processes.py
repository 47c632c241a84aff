"""Which processes still run. psutil is imported when it is first asked: a large map is to be seen before."""


def own_start() -> float:
    """When this process began, as psutil tells it of any other."""
    import psutil  # type: ignore[import-untyped]  # it ships no types

    began: float = psutil.Process().create_time()
    return began


def is_alive(process: int, started: float) -> bool:
    """Whether the very process still runs, not another one that was given its number."""
    import psutil

    try:
        found: float = psutil.Process(process).create_time()
        return abs(found - started) < 1
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True
