"""The place of the page in the window: which site is open, where its guide is, and what somebody writes in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.journal.events import Trouble
from kiosk.visit.page import Beside
from ui.beside.lines import Broke, Done, Lost, Reached, Refused, Returned, Seen, Up, Word
from ui.browser.engine import MakeProfile, new_profile, sandboxed
from ui.browser.frames import ask_each
from ui.browser.locked_view import LockedView
from ui.browser.pointing import EVERY_MS, Pointing
from ui.browser.questions import YES, Question, Standing
from ui.browser.visited_site import VisitedSite
from ui.widgets.keyboard import ERASE

SETTLE_MS = 150
"""Keys take another way into a page than calls do, and a longer one."""

REDIRECTED_MS = 400
"""A page that wants somebody to have signed in first goes elsewhere once it is there."""

MOST_RETURNS = 2
"""To one gesture. Who is lost there once more has done on the site what no way leads back from: it begins anew."""


class Stage(QWidget):
    """`told` carries what the kiosk has to know; `writing` the kind of the field that somebody writes in, `text`,
    `digits`, `email`, `secret` or `secret seen`, nothing for none; `moved` that another page, or another part of it, is
    shown; `asked` that `question` is another one."""

    told = Signal(object)
    writing = Signal(str)
    moved = Signal()
    asked = Signal()

    def __init__(
        self,
        folders: Sequence[Path],
        private: Path,
        parent: QWidget,
        protected: Callable[[], bool] = sandboxed,
        make_profile: MakeProfile = new_profile,
    ) -> None:
        super().__init__(parent)
        self._folders, self._private, self._protected, self._make_profile = folders, private, protected, make_profile
        self._view = LockedView(self)
        self._site: VisitedSite | None = None
        self._pointing: Pointing | None = None
        self._beside: Beside | None = None
        self._began: dict[int, QUrl] = {}
        self._returning: QUrl | None = None
        self._returns: Counter[int] = Counter()
        self._questions: list[Question] = []
        self._kind = ""
        self._poll = QTimer(self, interval=EVERY_MS)
        self._poll.timeout.connect(self._attend)

    def show_site(self, beside: Beside, zoom: float) -> None:
        """From now on this site, at this gesture."""
        before, self._beside = self._beside, beside
        if self._site is None or before is None or before.opening != beside.opening:
            self._open(beside)
        elif beside.returned > before.returned:
            self._come_back(beside)
        elif beside.gesture < before.gesture and self._began.get(beside.gesture) != self.address:
            self._return_to(beside.gesture)
        assert self._site is not None
        assert self._pointing is not None
        if self._site.page.zoomFactor() != zoom:
            self._site.page.setZoomFactor(zoom)
        if not self._site.page.url().isEmpty():
            self._began.setdefault(beside.gesture, self._site.page.url())
        ask_each(self._site.page, f"pasapas?.ask({json.dumps(beside.words)})")
        if beside.words:
            self._pointing.rest()
        else:
            self._pointing.follow(beside.target, beside.sign, beside.shown)
        self._poll.start()

    def leave(self) -> None:
        """Nothing is open any more, and nothing of it is left."""
        self._poll.stop()
        self._beside = None
        if self._pointing is not None:
            self._pointing.stop()
            self._pointing = None
        if self._site is not None:
            self._site.close()
            self._site.deleteLater()
            self._site = None
        self._set_kind("")
        if self._questions:
            self._questions.clear()
            self.asked.emit()

    def rest(self) -> None:
        """Out of sight: nothing has to be looked at."""
        self._poll.stop()
        if self._pointing is not None:
            self._pointing.rest()

    @property
    def question(self) -> Question | None:
        """What the site has said or asked, and nobody has answered yet."""
        return self._questions[0] if self._questions else None

    @property
    def address(self) -> QUrl:
        return self._site.page.url() if self._site else QUrl()

    def can_scroll(self) -> tuple[bool, bool]:
        """Whether there is more of the page above what is seen, and below."""
        if self._site is None:
            return False, False
        page = self._site.page
        top, shown = page.scrollPosition().y(), self.height()
        return top > 1, page.contentsSize().height() - top > shown + 2

    # what somebody does ----------------------------------------------------------------------------------------------

    def type_text(self, text: str) -> None:
        """As keys would give it: a letter of another alphabet comes as from an input method."""
        target = self._view.focusProxy()
        if target is None:
            return
        if text == ERASE:
            self._strike(Qt.Key.Key_Backspace, "")
        elif text.isascii():
            for sign in text:
                self._strike(Qt.Key(ord(sign.upper())), sign)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(target, event)

    def finish_writing(self) -> None:
        """« C’est bon »: the field is left, once the last letters have come."""
        QTimer.singleShot(SETTLE_MS, self, lambda: self._call("leave()"))

    def touch(self) -> None:
        """What the guide points at, for who cannot touch the screen."""
        self._call("touch()")

    def uncover(self, seen: bool) -> None:
        self._call(f"uncover({json.dumps(seen)})")

    def scroll_page(self, pages: float) -> None:
        """Up or down by so much of what is seen."""
        self._call(f"scroll({pages})")

    def go_back(self) -> None:
        """To the page before, of a true site."""
        if self._site is not None:
            self._site.page.triggerAction(self._site.page.WebAction.Back)

    def answer(self, answer: str) -> None:
        """To what the site has asked."""
        question = self._questions.pop(0)
        if answer == YES and self._site is not None:
            self._site.page.agree(question.text)
            self._questions.insert(0, question._replace(standing=Standing.AGREED))
        self.asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._view.setGeometry(self.rect())

    # -----------------------------------------------------------------------------------------------------------------

    def _open(self, beside: Beside) -> None:
        self.leave()
        self._beside = beside
        self._began = {beside.gesture: QUrl(beside.address)}
        self._returning = None
        self._returns.clear()
        site = self._site = VisitedSite(
            beside, self._view, self._folders, self._private, self._protected(), self._make_profile
        )
        site.refused.connect(lambda why, part: self._tell(Refused(why, part)))
        site.reached.connect(lambda answers: self._tell(Reached(answers)))
        site.broke.connect(self._mend, Qt.ConnectionType.QueuedConnection)
        site.document.connect(self._tell)
        site.page.asked.connect(self._ask)
        settled = QTimer(site, singleShot=True, interval=REDIRECTED_MS)
        settled.timeout.connect(self._returned)
        site.page.loadFinished.connect(lambda _: settled.start())
        site.page.urlChanged.connect(self.moved)
        site.page.scrollPositionChanged.connect(self.moved)
        site.page.contentsSizeChanged.connect(self.moved)
        pointing = self._pointing = Pointing(site.page, site)
        pointing.seen.connect(lambda: self._tell(Seen(self._gesture)))
        pointing.lost.connect(lambda: self._tell(Lost(self._gesture)))
        pointing.done.connect(lambda: self._tell(Done(self._gesture)))

    def _come_back(self, beside: Beside) -> None:
        """Somebody asked for the right page."""
        self._returns[beside.gesture] += 1
        if self._returns[beside.gesture] <= MOST_RETURNS:
            self._return_to(beside.gesture)
        else:
            self._open(beside)
            self._began[0] = self._began.pop(beside.gesture)
            self._tell(Returned(0))

    def _return_to(self, gesture: int) -> None:
        """To the page that it began on, which has forgotten what was written."""
        assert self._site is not None
        assert self._pointing is not None
        self._pointing.stop()
        self._returning = self._began.get(gesture, self._began[min(self._began)])
        self._site.go_to(self._returning)

    def _mend(self, why: Trouble) -> None:
        """A page that crashed or hung comes again; the kiosk says for how long."""
        if self._site is None or self._pointing is None or self._beside is None:
            return
        self._tell(Broke(why))
        self._return_to(self._beside.gesture)
        self._pointing.follow(self._beside.target, self._beside.sign, self._beside.shown)

    def _returned(self) -> None:
        """Where a return has led: to its page, to another one of the way, as a site does with who has left it, or, from
        anywhere else, to the first page. On from the first gesture that began there."""
        if self._returning is None or self._site is None:
            return
        self._returning = None
        here = self._site.page.url()
        first = min((one for one, began in self._began.items() if began == here), default=None)
        if first is None:
            first = min(self._began)
            self._site.go_to(self._began[first])
        if first != self._gesture:
            self._tell(Returned(first))

    def _ask(self, question: Question) -> None:
        """One after the other, and none twice."""
        if question not in self._questions:
            self._questions.append(question)
            self.asked.emit()

    @property
    def _gesture(self) -> int:
        return self._beside.gesture if self._beside else 0

    def _tell(self, message: Up) -> None:
        self.told.emit(message)

    def _call(self, call: str) -> None:
        if self._site is not None:
            ask_each(self._site.page, f"pasapas?.{call}")

    def _strike(self, key: Qt.Key, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QApplication.sendEvent(self._view.focusProxy(), event)

    def _attend(self) -> None:
        """Each frame says of which kind its field is and which word was touched; only one has what somebody touched."""
        if self._site is None or self._beside is None:
            return
        heard: list[str] = []
        count = 0

        def hear(answer: object) -> None:
            heard.append(str(answer or "|"))
            if len(heard) == count:
                self._attended(heard)

        call = "pasapas?.attention()"
        count = ask_each(self._site.page, call, hear)

    def _attended(self, answers: Sequence[str]) -> None:
        kinds, words = zip(*(answer.split("|", 1) for answer in answers if "|" in answer), strict=True)
        self._set_kind(next(filter(None, kinds), ""))
        word = next(filter(None, words), "")
        if word and self._beside is not None and self._beside.words:
            self._tell(Word(word))

    def _set_kind(self, kind: str) -> None:
        if kind != self._kind:
            self._kind = kind
            self.writing.emit(kind)
