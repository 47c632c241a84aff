"""What the window says about its open map: title, saved or not, task, where a new card goes, what is open."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from argmap import settings
from argmap.core.errors import MapError
from argmap.core.history import Entry
from argmap.core.records import Inference, Node, RecordId
from argmap.reasoning.checks.rules import readable_rules
from argmap.session import SaveState
from argmap.ui.commands.map.adding import target_of_selection
from argmap.ui.commands.window.files import take_title
from argmap.ui.context import MapContext
from argmap.ui.drafts import Drafts
from argmap.ui.error_words import said
from argmap.ui.idling import Idling
from argmap.ui.keeping import is_cut_off, keep_among_backups, say_cut_off, say_free
from argmap.ui.kept_texts import named, once_saved, put_into_tray
from argmap.ui.moving import move_file
from argmap.ui.naming import free_path
from argmap.ui.open_counts import open_summary
from argmap.ui.opening import opened_in, windows_of
from argmap.ui.panes import Pane
from argmap.ui.text import isolated, shortened
from argmap.ui.title import title_of
from argmap.ui.window import Window

TITLE = 90  # characters
TARGET = 32
AT_ONCE = 400  # cards that are looked through in a moment
CHECK_MS = 120  # after a change, and after the map was painted first
LOOK_MS = 10_000
RENAME_MS = 1_500  # after the last change of the main claim


class Reporting(QObject):
    """Listens to one map for one window, until `stop`."""

    def __init__(self, window: Window, context: MapContext) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._title = title_of(context.tree)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._report)
        self._rename = QTimer(self, singleShot=True, interval=RENAME_MS)
        self._rename.timeout.connect(self._follow_claim)
        self._checks = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._checks.timeout.connect(self._show_open)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._keep_look)
        self._looks.start()
        self._drafts = Drafts(settings.drafts_folder(), context.document.info.id, window.workspace)
        self._unsubscribe = context.session.subscribe_saved(self._show_saved)
        context.situation_changed.connect(window.refresh)  # at once: the next key may come before the next event
        context.situation_changed.connect(self._soon.start)
        window.slim_bar.renamed.connect(self._take_title)
        context.message.connect(window.say)
        context.menu_requested.connect(window.by_name.pop_up)
        context.focus_requested.connect(window.workspace.focus)
        context.action_requested.connect(lambda does: window.by_name[does].trigger())
        context.focus.left.connect(self._say_left)
        context.look_changed.connect(window.status.show_report)
        self._is_cut_off = False
        self._save_state = SaveState.SAVED
        self._reading = Idling(self)  # of a large map for open points
        self._reading.ended.connect(self._show_open)
        context.changed.connect(self._reading.stop)
        context.changed.connect(self._let_work_rest)
        context.look_changed.connect(self._let_work_rest_until_shown)
        context.changed.connect(self._checks.start)
        context.preferences.coach_changed.connect(self._take_switches)
        window.tasks.changed.connect(self._give_way)
        self._show_saved(context.session.save_state)
        self._report()
        self._checks.start()

    def stop(self) -> None:
        self._soon.stop()
        self._rename.stop()
        self._checks.stop()
        self._looks.stop()
        self._drafts.stop()
        self._reading.stop()
        self._window.slim_bar.renamed.disconnect(self._take_title)
        self._window.tasks.changed.disconnect(self._give_way)
        self._follow_claim()
        self._unsubscribe()
        self.deleteLater()

    def _report(self) -> None:
        info = self._context.document.info
        title = title_of(self._context.tree)
        self._window.slim_bar.title.show_title(title)
        self._window.setWindowTitle(f"{shortened(title, TITLE)} – argmap")
        self._window.task_strip.show_task(info.task)
        self._window.slim_bar.say_target(self._target())
        if title != self._title:
            self._title = title
            self._rename.start()

    def _show_saved(self, state: SaveState) -> None:
        words = {
            SaveState.SAVED: self.tr("All changes saved"),
            SaveState.SAVING: self.tr("Saving…"),
            SaveState.REFUSED: self.tr("Not saved"),
        }
        read_only = self.tr("For reading only")
        self._window.slim_bar.say_saved(read_only if self._context.session.is_read_only else words[state])
        if (self._save_state, state) == (SaveState.SAVING, SaveState.SAVED):
            self._drafts.note_saved()
        self._save_state = state
        if self._context.session.is_free:
            say_free(self._window)
        refusal = self._context.session.refusal
        if state is SaveState.REFUSED and refusal is not None:
            self._is_cut_off = is_cut_off(refusal)
            if self._is_cut_off:
                keep_among_backups(self._window, refusal)
            self._say_refused(refusal, self._kept(self._context.session.refused))
        elif self._is_cut_off and state is SaveState.SAVED:
            opened = opened_in(self._window)
            self._is_cut_off = opened.is_kept = False
            opened.gone = None
            self._say_back(self._kept(()))

    def _kept(self, refused: Sequence[Entry]) -> Sequence[str]:
        """The texts that are kept. Of several windows that show the map the first one keeps and offers them."""
        is_first = windows_of(self._window.desk, self._context.session)[:1] == [self._window]
        return self._drafts.keep_refused(refused) if is_first else ()

    def _say_refused(self, refusal: MapError, texts: Sequence[str]) -> None:
        """Say why nothing was saved, what is kept of it, and what can be done."""
        kept = f" {self.tr('What you wrote is kept: {0}').format(named(texts))}" if texts else ""
        if is_cut_off(refusal):
            say_cut_off(self._window, refusal, kept)
            return
        if not texts:
            self._window.say_error(refusal)
            return
        self._offer_texts(f"{said(refusal)}{kept}", texts)

    def _say_back(self, texts: Sequence[str]) -> None:
        """Say that the file is the one again that was opened; what was refused meanwhile can go into the map now."""
        words = self.tr("The map can be saved again.")
        if texts:
            self._offer_texts(f"{words} {self.tr('What you wrote is kept: {0}').format(named(texts))}", texts)
        else:
            self._window.say(words)

    def _offer_texts(self, words: str, texts: Sequence[str]) -> None:
        context, drafts = self._context, self._drafts

        def put_back() -> None:
            put_into_tray(context, texts)
            once_saved(context.session, drafts.forget_refused)

        self._window.messages.say(words, self.tr("Put into the tray"), put_back, stays=True)

    def _say_left(self, sentence: str, node_id: RecordId) -> None:
        """Say that the whole map is shown again, and offer the branch, if its card is still there."""
        show = self._context.focus.show_only
        tree = self._context.tree
        has_gone = tree.full_place(node_id) is None or node_id in tree.document.tray_ids
        self._window.say(sentence, "" if has_gone else self.tr("Back to the branch"), lambda: show(node_id))

    def _keep_look(self) -> None:
        """How the map is looked at is kept now and then, for a run that will not end well."""
        self._window.workspace.part(Pane.MAP).looking.remember()
        self._context.view_state.save_aside()

    def _follow_claim(self) -> None:
        """A map that nobody named is called after its main claim, the file too."""
        opened = opened_in(self._window)
        if self._looks.isActive() and self._context.session.save_state is SaveState.SAVING:
            self._rename.start()  # nobody waits for a slow disk; but at the end
        elif self._window.desk.preferences.is_unnamed(opened.path):
            move_file(self._window, free_path(opened.path.parent, title_of(self._context.tree), but=opened.path))

    def _take_title(self, title: str) -> None:
        take_title(self._window, title)

    def _show_open(self) -> None:
        """Say what is open. A large map is read for it while nothing else is to be done."""
        points = self._context.open_points_so_far
        if self._context.document.count(Node) <= AT_ONCE:
            points.finish()
        if points.is_whole:
            self._window.status.say_open(open_summary(points.counts))
        elif self._window.tasks.current is None:
            self._reading.start(points.reading)

    def _give_way(self) -> None:
        """Let threads go first, which somebody waits for; they share the interpreter."""
        if self._window.tasks.current is not None:
            self._reading.stop()
        else:
            self._checks.start()

    def _take_switches(self) -> None:
        self._context.open_points_so_far.switch(readable_rules(self._context.preferences.coach))
        self._context.open_points_switched.emit()
        self._checks.start()

    def _let_work_rest(self) -> None:
        self._window.tasks.rest()

    def _let_work_rest_until_shown(self) -> None:
        self._window.tasks.rest_until_shown()

    def _target(self) -> str:
        """Where a new card from the words in the reader goes; nothing is said while none are selected."""
        if self._context.reader_quote is None:
            return ""
        target_id = target_of_selection(self._context)
        if target_id is None:
            return self.tr("to the tray")
        return self.tr("to: {0}").format(isolated(shortened(self._words(target_id), TARGET)))

    def _words(self, target_id: RecordId) -> str:
        step = self._context.document.find(Inference, target_id)
        return self.tr("the selected step") if step is not None else self._context.tree.node(target_id).text
