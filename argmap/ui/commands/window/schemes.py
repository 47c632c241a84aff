"""Asks by what scheme the selected step argues, and goes through the scheme's questions."""

from collections.abc import Iterator
from functools import partial

from argmap.core import edits
from argmap.core.records import Inference, RecordId
from argmap.reasoning.schemes.catalogue import Catalogue, load_catalogue
from argmap.reasoning.schemes.scheme import Scheme
from argmap.reasoning.schemes.suggesting import suggestions
from argmap.ui.commands.map.adding import step_of_selection
from argmap.ui.context import MapContext
from argmap.ui.hit import Find, Hit
from argmap.ui.panes import Pane
from argmap.ui.translating import translate
from argmap.ui.window import Window


def choose(window: Window) -> None:
    """Choose the scheme of the selected step, or of the one that the current card takes."""
    context = window.context
    step_id = step_of_selection(context)
    if step_id is not None:
        catalogue = load_catalogue(context.document.info.language)
        window.search.pick(
            translate("Window", "By what scheme does this step argue?"), _find(context, step_id, catalogue)
        )


def show_questions(window: Window) -> None:
    """Go to the critical questions of the step, the first open one; a step without a scheme is asked for one."""
    context = window.context
    step_id = step_of_selection(context)
    step = context.document.find(Inference, step_id) if step_id is not None else None
    if step is None or not step.scheme:
        choose(window)
        return
    window.workspace.show_inspector(True)
    context.set_active_pane(Pane.INSPECTOR)
    window.workspace.part(Pane.INSPECTOR).up_to_date.scheme.take_keyboard()


def _find(context: MapContext, step_id: RecordId, catalogue: Catalogue) -> Find:
    """Finds schemes by every typed word; before one is typed, those that the step's words hint at come first."""

    def find(text: str) -> list[Hit]:
        wanted = text.casefold().split()
        listed = _listed(context, step_id, catalogue, wanted) if wanted else _offered(context, step_id, catalogue)
        return list(listed) or [Hit(translate("Window", "No scheme of that name."), "", None)]

    return find


def _offered(context: MapContext, step_id: RecordId, catalogue: Catalogue) -> Iterator[Hit]:
    for one in suggestions(context.document, step_id, catalogue):
        yield _hit(context, step_id, catalogue.schemes[one], translate("Window", "suggested"))
    step = context.document.find(Inference, step_id)
    if step is not None and step.scheme:
        yield Hit(translate("Window", "No scheme"), "", partial(_clear, context, step_id))
    yield from _listed(context, step_id, catalogue, [])


def _listed(context: MapContext, step_id: RecordId, catalogue: Catalogue, wanted: list[str]) -> Iterator[Hit]:
    """Each scheme under the first pack that offers it."""
    seen: set[str] = set()
    for pack in catalogue.packs:
        for scheme in pack.schemes:
            if scheme.id not in seen and all(word in _searched(scheme) for word in wanted):
                seen.add(scheme.id)
                yield _hit(context, step_id, scheme, pack.name)


def _searched(scheme: Scheme) -> str:
    """What the typed words are looked for in: its names, here and in other programs."""
    return " ".join((scheme.name, *scheme.also)).casefold()


def _clear(context: MapContext, step_id: RecordId) -> None:
    context.perform(edits.clear_scheme, step_id)


def _hit(context: MapContext, step_id: RecordId, scheme: Scheme, detail: str) -> Hit:
    def act() -> None:
        if context.perform(edits.set_scheme, step_id, scheme.id, scheme.question_ids) is not None:
            context.action_requested.emit("window.schemes.show_questions")

    return Hit(scheme.name, detail, act)
