"""Trouble with a map file in the user's language: what went wrong, what to do, and what is hurt."""

from argmap.core.errors import MapError
from argmap.storage.errors import NAMES, THE_FILE, Damaged, Fault, StorageError
from argmap.ui.translating import translate


def said(error: MapError) -> str:
    """The sentence; that of other trouble is as it is."""
    if not isinstance(error, StorageError):
        return str(error)
    return translate("Errors", error.sentence).format(**error.named | {"detail": _detail(error)})


def said_with_advice(error: MapError) -> str:
    """The sentence, and what can be done."""
    advice = error.advice if isinstance(error, StorageError) else ""
    return f"{said(error)} {translate('Errors', advice) if advice else ''}".strip()


def hurt(fault: Fault) -> str:
    """Whose it is, and what is wrong with it."""
    name, what = translate("Faults", NAMES.get(fault.table, THE_FILE)), translate("Faults", fault.what)
    if not fault.place:
        return translate("Faults", "{0} {1}").format(name, what)
    return translate("Faults", "{0} “{1}” {2}").format(name, fault.place, what)


def _detail(error: StorageError) -> str:
    if not isinstance(error, Damaged) or not error.faults:
        return translate("Errors", error.detail) if error.detail else ""
    first, more = hurt(error.faults[0]), len(error.faults) - 1
    return translate("Errors", "{0}, and {1} more").format(first, more) if more else first
