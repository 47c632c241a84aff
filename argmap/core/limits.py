"""The sizes beyond which argmap refuses, each named in the sentence that refuses."""

NODE_TEXT = 10_000  # code points
NOTE_TEXT = 100_000  # code points: notes, descriptions, comments, tasks
SHORT_TEXT = 2_000  # code points: titles, names, tags, labels
SOURCE_TEXT = 20_000_000  # bytes of UTF-8
NODES = 100_000
ROWS = 10 * NODES  # records of any one kind
DEPTH = 1_000  # cards from a root to a leaf
ORDER_KEY = 32  # characters; longer keys are rebalanced in the same change
SEED = 2**53 - 1  # the largest number that every reader of JSON keeps
SEALED_TEXT = 16 << 20  # characters of base64: the key of an exercise
OPEN_DATA = 4 << 20  # characters of lists and JSON, of which no record says how long they may be; in UTF-8 four times
CONTEXT = 32  # code points kept either side of a passage
