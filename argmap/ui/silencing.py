"""Switches one of the coach's checks off or on for the user, and says what was done."""

from argmap.reasoning.checks import Check
from argmap.reasoning.checks.rules import chosen, is_locked, readable_rules, rules_of, rules_text
from argmap.ui.context import MapContext
from argmap.ui.teaching.rule_words import rule_name
from argmap.ui.translating import translate


def switch_own(context: MapContext, check: Check, is_on: bool) -> None:
    """Switch a check on or off for the user, in all maps that do not lock it."""
    before = context.preferences.coach
    rules = chosen(readable_rules(before), rules_of(context.document), check, is_on)
    context.preferences.set_coach(rules_text(rules, before))


def silence(context: MapContext, check: Check) -> None:
    """Let a rule say no more, unless the map locks it; a message says which, and where it comes back."""
    if is_locked(check, rules_of(context.document)):
        words = translate("Open", "“{0}” is locked in this map: it cannot be switched off here.")
    else:
        switch_own(context, check, is_on=False)
        words = translate("Open", "“{0}” is switched off. “Rules of the coach…” in the View menu brings it back.")
    context.message.emit(words.format(rule_name(check)))
