"""The one table of actions. Menus, shortcuts, context menus, the palette, the slim bar and docs/keys.md come from it.

It imports nothing that reads maps, so that the window can be painted first.
"""

from argmap.ui import conditions as c
from argmap.ui.action import Action, Menu
from argmap.ui.exercise_actions import IN_EXERCISE
from argmap.ui.level_words import LEVELS, LEVELS_BELOW
from argmap.ui.panes import CANVAS, CARD, CARDS, FRAME, IN_MAP, IN_READER, LETTERS, PASSAGE, STEP, TARGETS, TRAY, TREES
from argmap.ui.source_actions import OF_SOURCES
from argmap.ui.translating import N

TABLE: dict[Menu, tuple[Action, ...]] = {
    Menu.FILE: (
        Action("window.files.new", N("Action", "New map"), c.always, "Ctrl+N"),
        Action("window.files.open", N("Action", "Open…"), c.always, "Ctrl+O"),
        Action("window.files.import_map", N("Action", "Import…"), c.always),
        Action("window.hand_ins.open", N("Action", "Open a folder of hand-ins…"), c.always),
        Action("window.marking.mark", N("Action", "Mark a folder…"), c.always),
        Action("window.marking.show_results", N("Action", "Results of marking…"), c.always),
        Action("window.files.new_window", N("Action", "New window"), c.always, "Ctrl+Shift+N"),
        Action("window.files.rename", N("Action", "Rename…"), c.editable, line=True),
        Action("window.files.move", N("Action", "Move to…"), c.editable),
        Action("window.files.show_in_folder", N("Action", "Show in folder"), c.with_map),
        Action("window.files.show_details", N("Action", "Map details…"), c.editable),
        Action("window.versions.name", N("Action", "Name this version…"), c.editable, "Ctrl+S", line=True),
        Action("window.versions.show", N("Action", "Versions…"), c.with_map, "Ctrl+Shift+S"),
        Action("window.comparing.compare", N("Action", "Compare with…"), c.with_map, line=True),
        Action("window.comparing.merge", N("Action", "Merge with…"), c.editable),
        Action(
            "window.sharing.export", N("Action", "Export…"), c.with_map, "Ctrl+E", subjects=CARD + CANVAS, line=True
        ),
        Action("window.sharing.send_copy", N("Action", "Send a copy…"), c.with_map),
        Action("window.sharing.hand_out", N("Action", "Hand out…"), c.with_map),
        Action("window.exercises.make", N("Action", "Make an exercise…"), c.with_map),
        Action("window.exercises.open_key", N("Action", "Open the key of an exercise…"), c.always),
        Action("window.sharing.hand_in", N("Action", "Hand in…"), c.with_map),
        Action("window.files.show_preferences", N("Action", "Settings…"), c.always, "Ctrl+,", line=True),
        Action("window.files.close", N("Action", "Close"), c.always, "Ctrl+W", line=True),
        Action("window.files.quit_all", N("Action", "Quit"), c.always, "Ctrl+Q"),
    ),
    Menu.EDIT: (
        Action("map.history.undo", N("Action", "Undo"), c.can_undo, "Ctrl+Z"),
        Action("map.history.redo", N("Action", "Redo"), c.can_redo, "Ctrl+Shift+Z; Ctrl+Y"),
        Action("window.copying.cut", N("Action", "Cut"), c.on_cards, "Ctrl+X", CARDS, CARD + TRAY, line=True),
        Action("window.copying.copy", N("Action", "Copy"), c.with_map, "Ctrl+C", CARDS, CARD + TRAY + PASSAGE),
        Action("window.copying.paste", N("Action", "Paste"), c.editable, "Ctrl+V", CARDS, CARD + STEP + CANVAS),
        Action(
            "map.cards.edit_text", N("Action", "Edit text"), c.on_card, "F2; Ctrl+Return", CARDS, CARD + TRAY, line=True
        ),
        Action("map.cards.turn", N("Action", "Turn supports / opposes"), c.on_step, "T", TREES, TARGETS),
        Action("map.cards.join", N("Action", "Join as joint reasons"), c.on_premises, "J", TREES, CARD),
        Action("map.cards.split_out", N("Action", "Split out"), c.on_joint, "Shift+J", TREES, CARD),
        Action("map.cards.duplicate", N("Action", "Duplicate"), c.on_placed, "Ctrl+D", subjects=CARD, line=True),
        Action(
            "map.cards.delete_branch",
            N("Action", "Delete branch"),
            c.deletable,
            "Del",
            CARDS,
            TARGETS + TRAY,
            line=True,
        ),
        Action("map.cards.remove_card", N("Action", "Remove this card only"), c.on_card, "Shift+Del", CARDS, CARD),
    ),
    Menu.ARRANGE: (
        Action("map.arrange.left", N("Action", "Move left"), c.on_placed, "Ctrl+Left", TREES, CARD),
        Action("map.arrange.right", N("Action", "Move right"), c.on_placed, "Ctrl+Right", TREES, CARD),
        Action("map.arrange.up", N("Action", "Move up"), c.on_placed, "Ctrl+Up", TREES, CARD),
        Action("map.arrange.down", N("Action", "Move down"), c.on_placed, "Ctrl+Down", TREES, CARD),
        Action("map.cards.to_tray", N("Action", "Move to the tray"), c.on_placed_cards, subjects=CARD, line=True),
        Action("window.placing.move_to", N("Action", "Move to…"), c.on_cards, subjects=CARD + FRAME + TRAY),
        Action("window.placing.use_here_too", N("Action", "Use here too…"), c.on_target, subjects=CARD + STEP),
    ),
    Menu.RATING: (
        Action(
            "window.comments.write", N("Action", "Comment…"), c.on_remarkable, "K; Ctrl+Alt+M", CARDS, TARGETS + TRAY
        ),
        Action("window.comments.edit", N("Action", "Edit the comment shown last…"), c.editable),
        Action("window.rating.rate", N("Action", "Rate…"), c.on_judged, "R", TREES, CARD + STEP),
        Action(
            "window.rating.rate_what_bears",
            N("Action", "Rate what bears on it…"),
            c.on_judged,
            "Shift+R",
            TREES,
            CARD + STEP,
        ),
        Action("map.rating.confirm", N("Action", "Rate as before"), c.on_judged, "Y", TREES, CARD + STEP),
        Action("map.checking.mend", N("Action", "Mend what is open here"), c.on_remarkable, "Shift+F8", subjects=CARD),
    ),
    Menu.SCHEME: (
        Action("window.schemes.choose", N("Action", "Scheme of the step…"), c.on_step, "S", TREES, TARGETS),
        Action(
            "window.schemes.show_questions", N("Action", "Critical questions"), c.on_step, "Shift+S", TREES, TARGETS
        ),
    ),
    Menu.EXERCISE: IN_EXERCISE,
    Menu.INSERT: (
        Action(
            "map.adding.reason",
            N("Action", "Reason"),
            c.on_target_or_nothing,
            "C",
            LETTERS,
            TARGETS + PASSAGE,
            map_keys="Tab",
        ),
        Action("map.adding.evidence", N("Action", "Evidence"), c.on_target_or_words, "E", LETTERS, TARGETS + PASSAGE),
        Action("map.adding.objection", N("Action", "Objection"), c.on_target_or_words, "O", LETTERS, TARGETS + PASSAGE),
        Action("map.adding.counter_evidence", N("Action", "Counter-evidence"), c.on_target, "Shift+E", TREES, TARGETS),
        Action("map.adding.joint", N("Action", "Joint reason"), c.on_step, "P", LETTERS, TARGETS, line=True),
        Action("map.adding.doubt", N("Action", "Doubt the step"), c.on_step, "U", LETTERS, TARGETS),
        Action("map.adding.between", N("Action", "Card in between"), c.on_premise, "Ctrl+Shift+Return", TREES, CARD),
        Action("map.adding.sibling_after", N("Action", "Card after this"), c.on_placed, "Return", TREES, CARD),
        Action("map.adding.sibling_before", N("Action", "Card before this"), c.on_placed, "Shift+Return", TREES, CARD),
        Action("map.adding.question", N("Action", "Question"), c.editable, "Q", TREES, TARGETS + CANVAS, line=True),
        Action("map.adding.answer", N("Action", "Answer"), c.on_question, "A", TREES, CARD),
        Action("map.adding.claim", N("Action", "Claim of its own"), c.editable, "N", TREES, CANVAS),
        Action(
            "map.adding.claim_to_tray",
            N("Action", "Claim for the tray"),
            c.editable,
            "Shift+C; Shift+O",
            IN_READER,
            PASSAGE + CANVAS,
            line=True,
        ),
        Action(
            "map.adding.evidence_to_tray",
            N("Action", "Evidence for the tray"),
            c.editable,
            "Shift+E",
            IN_READER,
            PASSAGE,
        ),
    ),
    Menu.VIEW: (
        Action("window.finding.search", N("Action", "Search"), c.with_map, "Ctrl+K; Ctrl+F"),
        Action("window.finding.toggle_panel", N("Action", "Search panel"), c.with_map, "Ctrl+Shift+K"),
        Action("window.finding.next_hit", N("Action", "Next hit"), c.with_map, "F3"),
        Action("window.filtering.show", N("Action", "Filter"), c.with_map, "Ctrl+L"),
        Action("map.filtering.next_match", N("Action", "Next match of the filter"), c.on_matches, "M", TREES),
        Action("map.filtering.previous_match", N("Action", "Previous match"), c.on_matches, "Shift+M", TREES),
        Action("window.finding.commands", N("Action", "Commands"), c.always, "Ctrl+Shift+P"),
        Action("map.checking.next_open", N("Action", "Next open point"), c.with_map, "F8"),
        Action("map.checking.silence", N("Action", "Do not say this open point again"), c.with_map, "Ctrl+F8"),
        Action("window.rules.show", N("Action", "Rules of the coach…"), c.with_map),
        Action("window.comments.next", N("Action", "Next open comment"), c.with_map, "F12"),
        Action("window.comments.previous", N("Action", "Previous open comment"), c.with_map, "Shift+F12"),
        Action("map.looking.zoom_in", N("Action", "Zoom in"), c.in_sight, "Ctrl++; Ctrl+=", line=True),
        Action("map.looking.zoom_out", N("Action", "Zoom out"), c.in_sight, "Ctrl+-"),
        Action("map.looking.actual_size", N("Action", "100 %"), c.in_sight, "Ctrl+0"),
        Action("map.looking.fit", N("Action", "Fit map"), c.with_map, "Ctrl+1", subjects=CANVAS),
        Action("map.looking.fit_selection", N("Action", "Fit selection"), c.on_branch, "Ctrl+2", subjects=CARD),
        Action("map.looking.fold", N("Action", "Fold or unfold"), c.on_foldable, "Space", TREES, CARD, line=True),
        Action("map.looking.fold_all", N("Action", "Fold all"), c.with_map, subjects=CANVAS),
        Action("map.looking.unfold_all", N("Action", "Unfold all"), c.with_map, "Alt+0", TREES, subjects=CANVAS),
        Action(
            "map.focusing.show_branch",
            N("Action", "Show this branch only"),
            c.on_one_card,
            "F",
            TREES,
            CARD,
            line=True,
            is_on=c.on_shown_branch,
        ),
        Action("map.focusing.go_up", N("Action", "Show the branch of the card above"), c.in_branch, "Shift+F", TREES),
        Action("map.focusing.step_out", N("Action", "Back to the whole map"), c.on_part, "Esc", TREES, CARD + CANVAS),
        Action("window.panes.show_source", N("Action", "Source"), c.with_map, "Ctrl+Shift+1", line=True),
        Action("window.panes.show_outline", N("Action", "Outline"), c.with_map, "Ctrl+Shift+2"),
        Action("window.comments.show", N("Action", "Comments"), c.with_map, "Ctrl+Shift+4"),
        Action(
            "map.looking.toggle_overview", N("Action", "Overview"), c.with_map, "Ctrl+Shift+3", is_on=c.with_overview
        ),
        Action("window.panes.toggle_inspector", N("Action", "Inspector"), c.with_map, "Ctrl+I"),
        Action("window.panes.swap", N("Action", "Swap source and map"), c.with_map, "F4"),
        Action("window.panes.full_screen", N("Action", "Full screen"), c.always, "F11", line=True),
    ),
    Menu.LEVELS: tuple(
        Action(f"map.levels.show {number}", words, c.with_map, f"Alt+{number}", TREES, CANVAS)
        for number, words in enumerate(LEVELS, 1)
    ),
    Menu.LEVELS_BELOW: tuple(
        Action(f"map.levels.show_below {number}", words, c.on_foldable, f"{number}", TREES, CARD)
        for number, words in enumerate(LEVELS_BELOW, 1)
    ),
    Menu.STANDING: (
        Action(
            "map.standing.show", N("Action", "Show what stands"), c.with_map, "V", TREES, CANVAS, is_on=c.with_standings
        ),
        Action("map.standing.show_strengths", N("Action", "Strengths as numbers"), c.with_map, is_on=c.with_strengths),
        Action("window.standing.what_if", N("Action", "What if it stood otherwise"), c.on_one_card, "I", TREES, CARD),
        Action("map.standing.next_disagreement", N("Action", "Next disagreement"), c.with_map, "D", TREES),
        Action("window.standing.crux", N("Action", "Card on which the main claim turns"), c.with_map, "X", TREES),
    ),
    Menu.GO: (
        Action("map.looking.main_claim", N("Action", "Main claim"), c.in_sight, "Home", TREES, CANVAS),
        Action("map.looking.walk_up", N("Action", "Up"), c.in_sight, "Up", IN_MAP),
        Action("map.looking.walk_down", N("Action", "Down"), c.in_sight, "Down", IN_MAP),
        Action("map.looking.walk_left", N("Action", "Left"), c.in_sight, "Left", IN_MAP),
        Action("map.looking.walk_right", N("Action", "Right"), c.in_sight, "Right", IN_MAP),
        Action("map.looking.move_up", N("Action", "View up"), c.in_sight, "Alt+Up", IN_MAP, line=True),
        Action("map.looking.move_down", N("Action", "View down"), c.in_sight, "Alt+Down", IN_MAP),
        Action("map.looking.move_left", N("Action", "View left"), c.in_sight, "Alt+Left", IN_MAP),
        Action("map.looking.move_right", N("Action", "View right"), c.in_sight, "Alt+Right", IN_MAP),
        Action("window.hand_ins.next", N("Action", "Next map of the folder"), c.in_folder, "Ctrl+PgDown", line=True),
        Action("window.hand_ins.previous", N("Action", "Previous map of the folder"), c.in_folder, "Ctrl+PgUp"),
        Action("window.panes.next_pane", N("Action", "Next pane"), c.with_map, "F6", line=True),
        Action("window.panes.previous_pane", N("Action", "Previous pane"), c.with_map, "Shift+F6"),
    ),
    Menu.LAYOUT: (
        Action("map.looking.lay_out_down", N("Action", "Down"), c.with_map, is_on=c.laid_out("down")),
        Action("map.looking.lay_out_right", N("Action", "Right"), c.with_map, is_on=c.laid_out("right")),
        Action("map.looking.lay_out_page", N("Action", "Page"), c.with_map, is_on=c.laid_out("page")),
    ),
    Menu.THEME: (
        Action("window.theme.use_system_theme", N("Action", "As the system"), c.always, is_on=c.themed("system")),
        Action("window.theme.use_light_theme", N("Action", "Light"), c.always, is_on=c.themed("light")),
        Action("window.theme.use_dark_theme", N("Action", "Dark"), c.always, is_on=c.themed("dark")),
    ),
    **OF_SOURCES,
    Menu.HELP: (
        Action("window.help.show_keys", N("Action", "Keys"), c.always, "F1"),
        Action("window.help.show_samples", N("Action", "Samples"), c.always),
        Action("window.help.show_report", N("Action", "Report of what went wrong…"), c.always),
        Action("window.help.show_log", N("Action", "Show log folder"), c.always),
        Action("window.help.show_about", N("Action", "About argmap"), c.always, line=True),
    ),
}
"""The rows by menu, in the order in which they stand there."""

ACTIONS = {action.does: action for rows in TABLE.values() for action in rows}
"""The rows by what they do."""
