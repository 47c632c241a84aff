"""Exercises made of any map, sealed keys, and feedback by proofs. See docs/decisions/0048-exercises.md."""

from argmap.reasoning.exercises.grading import Finding as Finding
from argmap.reasoning.exercises.grading import Verdict as Verdict
from argmap.reasoning.exercises.grading import exercise_of as exercise_of
from argmap.reasoning.exercises.grading import grade as grade
from argmap.reasoning.exercises.making import Made as Made
from argmap.reasoning.exercises.making import make_exercise as make_exercise
from argmap.reasoning.exercises.options import By as By
from argmap.reasoning.exercises.options import Fault as Fault
from argmap.reasoning.exercises.options import NoExercise as NoExercise
from argmap.reasoning.exercises.options import Options as Options
