"""Every edit is a pure function of a document that returns one change and applies nothing."""

from argmap.core.edits.adding import (
    add_answer,
    add_claim,
    add_co_premise,
    add_counter_evidence,
    add_evidence,
    add_objection,
    add_question,
    add_reason,
    add_sibling,
    add_to_tray,
    add_undercut,
)
from argmap.core.edits.annotations import add_annotations
from argmap.core.edits.arranging import demote, promote, reorder
from argmap.core.edits.citing import cite
from argmap.core.edits.fields import BASES, change_basis, change_kind, edit_field, edit_map, edit_text
from argmap.core.edits.moving import (
    move_between,
    move_group,
    move_to_root,
    move_together,
    move_under,
    use_here_too,
)
from argmap.core.edits.pasting import bring_in, duplicate, paste
from argmap.core.edits.remarks import comment, rate, remove_comment, resolve_comment, withdraw_rating
from argmap.core.edits.removing import delete_branch, remove_card, remove_step, to_tray
from argmap.core.edits.seen_words import add_seen_words, link_seen_words
from argmap.core.edits.sources import (
    add_source,
    edit_reference,
    edit_source,
    keep_quotes_only,
    link_passage,
    link_words,
    remove_source,
    source_text,
    unlink_passage,
)
from argmap.core.edits.structure import insert_between, join, set_polarity, split_out, turn
from argmap.core.edits.versions import (
    accept_passages,
    add_version,
    adjust_passage,
    keep_old_passage,
    remove_passage,
)

__all__ = [
    "BASES",
    "accept_passages",
    "add_annotations",
    "add_answer",
    "add_claim",
    "add_co_premise",
    "add_counter_evidence",
    "add_evidence",
    "add_objection",
    "add_question",
    "add_reason",
    "add_seen_words",
    "add_sibling",
    "add_source",
    "add_to_tray",
    "add_undercut",
    "add_version",
    "adjust_passage",
    "bring_in",
    "change_basis",
    "change_kind",
    "cite",
    "comment",
    "delete_branch",
    "demote",
    "duplicate",
    "edit_field",
    "edit_map",
    "edit_reference",
    "edit_source",
    "edit_text",
    "insert_between",
    "join",
    "keep_old_passage",
    "keep_quotes_only",
    "link_passage",
    "link_seen_words",
    "link_words",
    "move_between",
    "move_group",
    "move_to_root",
    "move_together",
    "move_under",
    "paste",
    "promote",
    "rate",
    "remove_card",
    "remove_comment",
    "remove_passage",
    "remove_source",
    "remove_step",
    "reorder",
    "resolve_comment",
    "set_polarity",
    "source_text",
    "split_out",
    "to_tray",
    "turn",
    "unlink_passage",
    "use_here_too",
    "withdraw_rating",
]
