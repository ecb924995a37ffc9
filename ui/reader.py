"""Reads pages aloud, shows the word that is heard, and lets a first touch say what a second one does.

It stands between the one voice and whatever the window shows: screens know no voice, the voice knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from kiosk.content.words import Words
from kiosk.visit.comfort import Comfort
from kiosk.visit.narration import Utterance, narration
from kiosk.visit.page import Page
from ui.hearing_first import HearingFirst
from ui.permanent import listen_command
from ui.voice import Tone, Voice
from ui.widgets.bars import Command
from ui.widgets.big_button import BigButton
from ui.window import KioskWindow

WARNED_AT = (30, 20, 10, 5)
"""Seconds before the end at which it says how many are left."""


class Reader(QObject):
    """`changed`: the words of its own button did. It is told of each page by whoever shows it."""

    changed = Signal()
    lit = Signal(str, int, int)
    """The word that is heard, as the voice tells it; without an end, none is any more."""

    def __init__(self, window: KioskWindow, voice: Voice, alone: Callable[[], bool]) -> None:
        """`alone`: whether what is said is heard by one person only, in a headset."""
        super().__init__(window)
        self._window, self._voice, self._alone = window, voice, alone
        self._page = Page(name="", title="")
        self._words, self._comfort = Words({}), Comfort()
        self._over: Page | None = None
        self._instead: tuple[Utterance, ...] = ()
        self._leaf: tuple[str, ...] = ()
        self._lit: tuple[QWidget, str] | None = None
        self._hearing = HearingFirst(window, lambda: self.hears_first, lambda button: self._say(self._said_of(button)))
        self._begun: tuple[Utterance, ...] = ()
        voice.word.connect(self._light)
        voice.changed.connect(self._voice_changed)
        voice.lost.connect(self._lost)
        window.focused.connect(self._focus)
        self._wished = False

    @property
    def speaking(self) -> bool:
        return self._voice.speaking

    @property
    def holds(self) -> bool:
        """Whether something is said to somebody who wished it: what a scan says by itself is no sign of anybody."""
        return self.speaking and self._wished

    @property
    def has_voice(self) -> bool:
        """Whether this machine can speak at all."""
        return not self._voice.silent

    def command(self, words: Words) -> Command | None:
        """Its button, always in the same place: listen, stop, or try again; none on a machine that cannot speak."""
        if not self.has_voice:
            return None
        mute = self._voice.broken or not self._voice.speaks(words.language)
        return listen_command(words, self._voice.speaking, mute)

    def heeds(self) -> tuple[tuple[str, Callable[..., None]], ...]:
        """Signals that a screen may have, and what follows from them."""
        return ("turned", self.turned), ("grew", self.grew), ("spelt", self.spell)

    # what happens in front of the person -----------------------------------------------------------------------------

    def show(self, page: Page, words: Words, comfort: Comfort, fresh: bool, first: Sequence[Utterance] = ()) -> None:
        """A page is shown; `fresh` when it is another than before. `first` is said before it, asked for or not."""
        before, self._comfort = self._comfort, comfort
        if page != self._page:
            self._instead = self._leaf = ()
        self._page, self._words, self._over = page, words, None
        if fresh:
            self._hearing.disarm()
            self._begun = ()
            if self.speaking or first:
                self.stop()
        turned_on = comfort.listen and not before.listen
        if comfort.listen and (fresh or turned_on) and self._may_begin():
            self.read(first)
        elif first:
            self._say(first)
        elif before.listen and not comfort.listen:
            self.stop()
        elif (comfort.pace, comfort.volume) != (before.pace, before.volume):
            self._sample()
        elif self.speaking and self._begun and self._begun != self.narrated():
            self.read()  # larger text or another window: other words stand on the leaf now

    def read(self, first: Sequence[Utterance] = ()) -> None:
        """Everything on the leaf that is shown, in order."""
        page = self.narrated()
        self._say((*first, *page))
        self._begun = page

    def narrated(self) -> tuple[Utterance, ...]:
        """What is said of what stands in front now."""
        if self._instead and self._over is None:
            return self._instead
        screen = self._screen()
        if screen is None:
            return ()
        page = self._over or self._page
        said = {spoken.target: spoken for spoken in (*narration(page), *screen.own_words())}
        chosen = {f"option.{option.id}" for option in page.options if option.chosen}
        found: list[Utterance] = []
        for target in (self._leaf if self._over is None else ()) or screen.voiced():
            found += [said[target]] if target in said else []
            if target == "title" and page.progress is not None:
                found.append(Utterance("progress", page.progress.text))
            if target in chosen:
                found.append(Utterance(f"{target}.chosen", self._words("Choisi.")))
        return tuple(found)

    def toggle(self) -> None:
        """« Écouter », or « Stop »."""
        if self._voice.broken:
            self._voice.try_again()
        elif self.speaking:
            self.stop()
        elif self.narrated():
            self.read()
        else:
            self._read_buttons()

    def _read_buttons(self) -> None:
        """A film is shown: it waits, and what can be touched is said."""
        screen = self._screen()
        if screen is not None:
            screen.pause()
            self._say([one for button in screen.targets() for one in self._said_of(button)])

    def stop(self) -> None:
        self._begun = ()
        self._voice.stop()
        self._unlight()

    def turned(self) -> None:
        """Another leaf of the same page: it is read on its own, to whoever listens."""
        if self.speaking or (self._comfort.listen and self._may_begin()):
            self.read()

    def grew(self) -> None:
        """More came onto a page that is read, or was to its end: it is said in its turn."""
        begun = {spoken.target for spoken in self._begun}
        page = self.narrated()
        more = [spoken for spoken in page if spoken.target not in begun]
        if not self._begun or not more:
            return
        self._begun = page
        if self.speaking:
            self._voice.add(more, {spoken.target for spoken in page[page.index(more[-1]) + 1 :]})
        else:
            self._voice.say(more, self._tone())

    def spell(self, said: Sequence[Utterance]) -> None:
        """A key of the on-screen keyboard was touched."""
        if self._comfort.listen or self._comfort.hear_first:
            self._say([self._called(one) for one in said])

    def scan_over(self, said: Sequence[Utterance]) -> None:
        """The scan has come to a button of the window that stands in front of ours."""
        if self._comfort.listen and self._may_begin():
            self._say([self._called(one) for one in said], wished=False)

    def _called(self, said: Utterance) -> Utterance:
        """A single letter by its name; nothing lights up, nothing is kept."""
        if len(said.text) > 1:
            return said
        from kiosk.voice.spoken import key_name  # its tables take longer to load than a first screen may wait

        return replace(said, target="", text=key_name(said.text, said.language or self._words.language), private=True)

    def ask(self, page: Page) -> None:
        """A question stands in front of everything. Nobody may miss the one before everything is erased."""
        listening = self._comfort.listen or self._comfort.hear_first or self.speaking
        self._over = page
        if listening or (page.name == "inactivite" and self._may_begin()):
            self._say(self.narrated(), warning=True)

    def stand_in(self, said: tuple[Utterance, ...]) -> None:
        """What a site asks, beside which nobody can read the page: it is said in its place, until there is nothing more
        of it. Whoever listens hears it at once."""
        before, self._instead = self._instead, tuple(said)
        if said and (self._comfort.listen or self._comfort.hear_first or self.speaking):
            self.read()
        elif before and not said:
            self.stop()

    def turn_to(self, leaf: tuple[str, ...]) -> None:
        """In the window that stands in front of ours: its page is said as far as it stands on this leaf, or all of it
        without any."""
        before, self._leaf = self._leaf, leaf
        if leaf and leaf != before:
            self.turned()

    def answered(self) -> None:
        """The question is gone."""
        self._over = None
        self.stop()

    def count(self, seconds: int) -> None:
        if seconds in WARNED_AT and (self._comfort.listen or self._may_begin()):
            left = Utterance("", self._words.counted("Encore {n} seconde.", "Encore {n} secondes.", seconds))
            self._say([left], warning=True)

    def only_heard(self, place: QPoint) -> bool:
        """Whether a press there only says what is under it."""
        return self._hearing.only_heard(place)

    @property
    def hears_first(self) -> bool:
        """Whether a first touch only says: where nothing can be said, it chooses."""
        return self._comfort.hear_first and self.has_voice and not self._voice.broken

    # -----------------------------------------------------------------------------------------------------------------

    def _say(self, utterances: Sequence[Utterance], warning: bool = False, wished: bool = True) -> None:
        self._begun = ()
        self._wished = wished and not warning
        self._voice.say(utterances, self._tone(), warning)

    def _focus(self, target: QWidget, by_hand: bool) -> None:
        """Moved there by a key or by a switch, or by the scan, which speaks only to who listens."""
        unasked = self._may_begin()
        may = (self._comfort.listen or unasked) if by_hand else (self._comfort.listen and unasked)
        if may and isinstance(target, BigButton) and not self._film_plays():
            self._say(self._said_of(target), wished=by_hand)

    def _film_plays(self) -> bool:
        """A film has a voice of its own: a page with nothing to say."""
        screen = self._screen()
        return screen is not None and not screen.voiced()

    def _said_of(self, button: BigButton) -> list[Utterance]:
        name = f"option.{button.objectName()}"
        page = self._over or self._page
        screen = self._screen()
        known = (*narration(page), *(screen.own_words() if screen is not None else ()))
        found = [self._called(spoken) for spoken in known if spoken.target in (name, f"{name}.hint")]
        said = found or [self._called(Utterance(name, text)) for text in (button.words, button.hint) if text]
        return [*said, Utterance("", self._words("Choisi."))] if button.isChecked() else said

    def _may_begin(self) -> bool:
        """Whether it may speak unasked: what is discreet is not for the whole room."""
        return self._page.name != "veille" and (not self._page.discreet or self._alone())

    def _tone(self) -> Tone:
        return Tone(self._words.language, self._comfort.pace, self._comfort.volume)

    def _sample(self) -> None:
        """How the voice sounds from now on."""
        self._say([Utterance("title", self._page.title)])

    def _screen(self) -> QWidget | None:
        """What stands in front and can be read."""
        screen = self._window.overlay_shown or self._window.screen_shown
        return screen if hasattr(screen, "voiced") else None

    def _light(self, target: str, start: int, end: int) -> None:
        self.lit.emit(target, start, end)
        screen = self._screen()
        if self._lit is not None and self._lit != (screen, target):
            self._unlight()
        highlight = screen.voiced().get(target) if screen is not None else None
        if highlight is not None:
            highlight((start, end))
            self._lit = (screen, target)

    def _unlight(self) -> None:
        lit, self._lit = self._lit, None
        self.lit.emit("", 0, 0)
        if lit is not None and lit[0] is self._screen():  # another screen has gone with its light
            highlight = lit[0].voiced().get(lit[1])
            if highlight is not None:
                highlight(None)

    def _lost(self) -> None:
        """A headset was pulled out: what only one person heard is not for the room now."""
        if self._page.discreet and not self._alone():
            self.stop()

    def _voice_changed(self) -> None:
        self._window.hold_scan(self.speaking)
        if not self.speaking:
            self._unlight()
        self.changed.emit()
