"""The student's side of an exercise: what remains to do, hints, feedback when it is due, and the next cards."""
