"""Argumentation schemes and their critical questions: which there are, what a step's asks, and what "no" offers.

Decision 0047 says what belongs to a scheme and what to a step.
"""
