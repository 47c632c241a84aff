"""`argmap feedback`: what is right in an exercise, by what it carries to be checked by; and the next step of a map."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from argmap.cli.paths import PATH
from argmap.core.printable import printable
from argmap.core.records import ExerciseKind, Feedback
from argmap.core.tree import Tree
from argmap.reasoning.exercises import exercise_of
from argmap.reasoning.exercises.tries import sum_of, tries_of
from argmap.reasoning.exercises.words import RELEASED, finding_words, stage_words
from argmap.reasoning.sayings import sayings_of
from argmap.session.exercises import feedback, reveal, stage_at


@click.command("feedback")
@click.argument("file", type=PATH)
@click.option(
    "--reveal", "is_revealing", is_flag=True, help="Bring the next cards into FILE, if those there have earned them."
)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def command(file: Path, is_revealing: bool, as_json: bool) -> None:
    """Say what is right so far in FILE, an exercise that somebody works on. Nothing is sent, and there is no mark."""
    attempt, findings = feedback(file)
    exercise = exercise_of(attempt)
    if is_revealing or (exercise is not None and exercise.kind is ExerciseKind.REVEAL):
        stage = reveal(file) if is_revealing else stage_at(file)
        said = {"stage": stage.number, "of": stage.of, "is_done": stage.is_done}
        say = sayings_of(Tree(attempt))
        later = [say(RELEASED)] if stage.is_blind and stage.is_done else []
        _say(said, [stage_words(stage, is_revealing, say), *later], as_json)
        return
    is_early = exercise is not None and exercise.feedback is not Feedback.RELEASED
    tries = sum_of(tries_of(attempt))
    sentences = finding_words(findings, Tree(attempt), is_early, tries)
    _say({"findings": [asdict(one) for one in findings], "tries": tries}, sentences, as_json)


def _say(said: object, sentences: Sequence[str], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
        return
    for sentence in sentences:
        click.echo(printable(sentence))
