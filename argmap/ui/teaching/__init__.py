"""What a teacher decides in the window: the rules of the coach, exercises, and their keys."""
