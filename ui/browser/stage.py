"""The place of the page in the window: which site is open, where its guide is, and what somebody writes in."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.content.guides import BY_WORD
from kiosk.journal.events import Trouble
from kiosk.visit.page import Beside
from ui.beside.lines import Broke, Coming, Done, Lost, Reached, Refused, Returned, Seen, Up, Word
from ui.browser.engine import MakeProfile, new_profile, sandboxed
from ui.browser.frames import ask_each
from ui.browser.locked_view import LockedView
from ui.browser.pointing import EVERY_MS, Pointing
from ui.browser.questions import Phase, Question, Questions
from ui.browser.returns import Returns
from ui.browser.visited_site import VisitedSite
from ui.widgets.keyboard import ERASE

SETTLE_MS = 150
"""Keys take another way into a page than calls do, and a longer one."""

REDIRECTED_MS = 400
"""A page that wants somebody to have signed in first goes elsewhere once it is there."""


class Stage(QWidget):
    """`told` carries what the kiosk has to know; `writing` the kind of the field that somebody writes in, `text`,
    `digits`, `email`, `secret` or `secret seen`, nothing for none; `moved` that another page, or another part of it, is
    shown; `questioned` that `question` is another one."""

    told = Signal(object)
    writing = Signal(str)
    moved = Signal()
    questioned = Signal()

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
        self._returns = Returns(QUrl())
        self._questions = Questions()
        self._kind = ""
        self._expects = False
        self._done_at: int | None = None
        self._poll = QTimer(self, interval=EVERY_MS)
        self._poll.timeout.connect(self._attend)

    def show_site(self, beside: Beside, zoom: float) -> None:
        """From now on this site, at this gesture."""
        before, self._beside = self._beside, beside
        if self._site is None or before is None or before.opening != beside.opening:
            beside = self._open(beside)
        elif beside.returned > before.returned:
            if self._returns.count(beside.gesture):
                self._return_to(beside.gesture)
            else:
                beside = self._open(beside)
        elif beside.gesture < before.gesture and self._returns.began_elsewhere(beside.gesture, self.address):
            self._return_to(beside.gesture)
        assert self._site is not None
        assert self._pointing is not None
        if self._site.page.zoomFactor() != zoom:
            self._site.page.setZoomFactor(zoom)
        if not self.address.isEmpty():
            self._returns.begin(beside.gesture, self.address)
        self._mark_words()
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
        self._expects, self._done_at = False, None
        self._forget_questions(*Phase)

    def rest(self) -> None:
        """Out of sight: nothing has to be looked at."""
        self._poll.stop()
        if self._pointing is not None:
            self._pointing.rest()

    @property
    def question(self) -> Question | None:
        """What the site has said or asked, and nobody has answered yet."""
        return self._questions.first

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
        agreed = self._questions.answer(answer)
        if agreed is not None and self._site is not None:
            self._site.page.agree(agreed)
        self.questioned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._view.setGeometry(self.rect())

    # -----------------------------------------------------------------------------------------------------------------

    def _open(self, beside: Beside) -> Beside:
        """A site that is opened has forgotten all that was done there: its guide begins anew too."""
        self.leave()
        if beside.gesture:
            self._tell(Returned(0))
            beside = replace(beside, gesture=0, what="", target="", sign=BY_WORD)
        self._beside = beside
        self._returns = Returns(QUrl(beside.address))
        site = self._site = VisitedSite(
            beside, self._view, self._folders, self._private, self._protected(), self._make_profile
        )
        site.refused.connect(lambda why, part: self._tell(Refused(why, part)))
        site.reached.connect(lambda answers: self._tell(Reached(answers)))
        site.broke.connect(self._mend, Qt.ConnectionType.QueuedConnection)
        site.coming.connect(self._expect)
        site.document.connect(self._tell)
        site.page.questioned.connect(self._question)
        site.page.kept.connect(lambda: self._forget_questions(Phase.AGREED))
        site.page.loadStarted.connect(lambda: self._forget_questions(Phase.ASKED, Phase.AGREED))
        settled = QTimer(site, singleShot=True, interval=REDIRECTED_MS)
        settled.timeout.connect(self._returned)
        site.page.loadFinished.connect(lambda _: settled.start())
        site.page.loadFinished.connect(self._mark_words)
        site.page.urlChanged.connect(self.moved)
        site.page.scrollPositionChanged.connect(self.moved)
        site.page.contentsSizeChanged.connect(self.moved)
        pointing = self._pointing = Pointing(site.page, site)
        pointing.seen.connect(lambda: self._tell(Seen(self._gesture)))
        pointing.lost.connect(lambda: self._tell(Lost(self._gesture)))
        pointing.done.connect(self._done)
        return beside

    def _expect(self, document: bool) -> None:
        """Those of a made-up site are on the disk: nobody is told to wait for one."""
        self._expects = document
        if self._beside is not None and self._beside.rules is not None:
            self._tell(Coming(document))
        if self._done_at == self._gesture and not document:
            QTimer.singleShot(0, self, self._done)  # the document goes before

    def _done(self) -> None:
        """With the last gesture its site is left: not before the document is there."""
        self._done_at = self._gesture if self._expects else None
        if not self._expects:
            self._tell(Done(self._gesture))

    def _return_to(self, gesture: int) -> None:
        assert self._site is not None
        assert self._pointing is not None
        self._pointing.stop()
        self._site.go_to(self._returns.lead_back(gesture))

    def _mend(self, why: Trouble) -> None:
        """A page that crashed or hung comes again; the kiosk says for how long."""
        if self._site is None or self._pointing is None or self._beside is None:
            return
        self._tell(Broke(why))
        self._return_to(self._beside.gesture)
        if not self._beside.words:
            self._pointing.follow(self._beside.target, self._beside.sign, self._beside.shown)

    def _returned(self) -> None:
        if self._site is None or (found := self._returns.led_to(self.address)) is None:
            return
        gesture, place = found
        if place != self.address:
            self._site.go_to(place)
        if gesture != self._gesture:
            self._tell(Returned(gesture))

    def _mark_words(self) -> None:
        """Those that can be explained, while somebody asks for them."""
        if self._site is not None and self._beside is not None:
            ask_each(self._site.page, f"pasapas?.ask({json.dumps(self._beside.words)})")

    def _question(self, question: Question) -> None:
        if self._questions.add(question):
            self.questioned.emit()

    def _forget_questions(self, *phases: Phase) -> None:
        """A page that has gone waits for no answer; what it has said may still be read."""
        if self._questions.forget(*phases):
            self.questioned.emit()

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
