"""When actions are enabled, read off the situation."""

from collections.abc import Callable

from argmap.ui.situation import Situation


def always(now: Situation) -> bool:
    return True


def with_map(now: Situation) -> bool:
    return now.has_map


def in_sight(now: Situation) -> bool:
    """There is a map to look at, though it may still be being read."""
    return now.has_map or now.is_glimpsed


def editable(now: Situation) -> bool:
    return now.is_editable


def can_undo(now: Situation) -> bool:
    return now.is_editable and now.undo != ""


def can_redo(now: Situation) -> bool:
    return now.is_editable and now.redo != ""


def on_cards(now: Situation) -> bool:
    """At least one card is selected."""
    return now.is_editable and now.cards > 0


def on_card(now: Situation) -> bool:
    """Exactly one card is selected."""
    return now.is_editable and now.cards == 1


def on_remarkable(now: Situation) -> bool:
    """One card or step is selected: a comment can be pinned to it, what is open about it mended."""
    return on_card(now) or (now.is_editable and now.has_step)


def in_folder(now: Situation) -> bool:
    """The map is one of a folder that is gone through."""
    return now.is_walked


def in_exercise(now: Situation) -> bool:
    """The map is an exercise."""
    return now.is_exercise


def on_branch(now: Situation) -> bool:
    """A card is selected, and may be looked at only."""
    return now.has_map and now.cards > 0


def on_one_card(now: Situation) -> bool:
    """One card on the map is selected, and may be looked at only."""
    return now.has_map and now.cards == 1 and now.is_placed


def on_placed(now: Situation) -> bool:
    """One card is selected, and it stands on the map."""
    return on_card(now) and now.is_placed


def on_target(now: Situation) -> bool:
    """A card on the map or a step is selected: something can bear on it."""
    return on_placed(now) or (now.is_editable and now.has_step)


def on_judged(now: Situation) -> bool:
    """A card that can be accepted or not is selected, or a step."""
    return (on_card(now) and not now.is_question) or (now.is_editable and now.has_step)


def on_target_or_words(now: Situation) -> bool:
    """Something can bear on the selection, or words are selected that can go to the tray."""
    return on_target(now) or (now.is_editable and now.has_quote)


def on_target_or_nothing(now: Situation) -> bool:
    """As above, or there is no card yet, so that the first one can be written."""
    return on_target_or_words(now) or (now.is_editable and now.is_empty)


def on_premise(now: Situation) -> bool:
    """One card is selected, and it bears on something."""
    return on_card(now) and now.is_premise


def on_step(now: Situation) -> bool:
    """A step is selected, or the one card that takes it."""
    return on_premise(now) or (now.is_editable and now.has_step)


def on_premises(now: Situation) -> bool:
    """The current card bears on something, whatever else is selected."""
    return on_cards(now) and now.is_premise


def on_joint(now: Situation) -> bool:
    return on_card(now) and now.is_joint


def on_placed_cards(now: Situation) -> bool:
    return on_cards(now) and now.is_placed


def on_question(now: Situation) -> bool:
    return on_placed(now) and now.is_question


def on_foldable(now: Situation) -> bool:
    return now.cards == 1 and now.has_below


def on_quote(now: Situation) -> bool:
    """Words are selected in the reader."""
    return now.is_editable and now.has_quote


def on_quote_and_target(now: Situation) -> bool:
    return on_quote(now) and (now.cards == 1 or now.has_step)


def on_passages(now: Situation) -> bool:
    """What is selected rests on passages."""
    return now.has_passages


def with_sources(now: Situation) -> bool:
    """The map has sources, and may be looked at only."""
    return now.has_sources


def on_sources(now: Situation) -> bool:
    return now.is_editable and now.has_sources


def on_pages(now: Situation) -> bool:
    """The shown source is a PDF whose file is in the map."""
    return now.is_editable and now.has_pages


def on_doubts(now: Situation) -> bool:
    """A new version of the shown source left passages in doubt."""
    return now.doubts > 0


def on_doubt(now: Situation) -> bool:
    return now.is_editable and now.doubts > 0


def on_doubt_found(now: Situation) -> bool:
    """The passage under review stands somewhere."""
    return on_doubt(now) and now.is_found


def on_doubt_with_words(now: Situation) -> bool:
    return on_doubt(now) and now.has_quote


def on_doubt_with_older(now: Situation) -> bool:
    return on_doubt(now) and now.has_older


def on_moved(now: Situation) -> bool:
    return now.is_editable and now.moved > 0


def deletable(now: Situation) -> bool:
    """Cards are selected, or a step, which goes with its cards."""
    return now.is_editable and (now.cards > 0 or now.has_step)


def in_branch(now: Situation) -> bool:
    """One branch alone is shown."""
    return now.is_narrowed


def on_part(now: Situation) -> bool:
    """Only a part of the map is shown, or picked out, or it is shown as it would be."""
    return now.is_narrowed or now.is_filtered or now.is_supposing


def on_matches(now: Situation) -> bool:
    """The filter has picked something out."""
    return now.has_matches


def on_shown_branch(now: Situation) -> bool:
    """The card is selected whose branch alone is shown."""
    return now.is_top


def with_overview(now: Situation) -> bool:
    return now.shows_overview


def with_standings(now: Situation) -> bool:
    return now.shows_standings


def with_strengths(now: Situation) -> bool:
    return now.shows_strengths


def marking_indicators(now: Situation) -> bool:
    return now.marks_indicators


def laid_out(layout: str) -> Callable[[Situation], bool]:
    """Whether the map is laid out in this way."""
    return lambda now: now.layout == layout


def themed(theme: str) -> Callable[[Situation], bool]:
    """Whether this theme was chosen."""
    return lambda now: now.theme == theme
