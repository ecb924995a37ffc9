"""A helper process that speaks JSON lines over its pipes: started, spoken to, heard, and noticed when it dies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, QProcess, Signal

NEVER_STARTED = QProcess.ProcessError.FailedToStart  # the one error after which nothing is « finished »


class HelperProcess(QObject):
    """`heard` carries each line it says; `died` comes once for every start that did not end by `end`."""

    heard = Signal(bytes)
    died = Signal()

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._process: QProcess | None = None
        self._leaving: list[QProcess] = []
        self._rest = b""

    @property
    def running(self) -> bool:
        return self._process is not None

    def start(self, *more: str) -> None:
        """Start it anew, with `more` words to its command. One that still runs is killed, and not waited for: that
        would hold the window up."""
        if (before := self._leave()) is not None:
            before.kill()
        process = self._process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._complain)
        self._rest = b""
        process.start(self._command[0], [*self._command[1:], *more])

    def say(self, line: bytes) -> None:
        """`line` ends with a line feed. To a process that is not there it says nothing."""
        if self._process is not None:
            self._process.write(QByteArray(line))

    def kill(self) -> None:
        """It hangs: make an end of it, which counts as a death."""
        if self._process is not None:
            self._process.kill()

    def end(self) -> None:
        """Stop it for good, without waiting for more than a moment; that is no death."""
        if (process := self._leave()) is not None:
            process.closeWriteChannel()
        for leaving in list(self._leaving):
            if not leaving.waitForFinished(100):
                leaving.kill()
                leaving.waitForFinished(500)

    def _leave(self) -> QProcess | None:
        """It counts no more, but is kept until it is over: Qt complains of a process that is forgotten before."""
        process, self._process = self._process, None
        if process is not None:
            self._leaving.append(process)
        return process

    def _read(self) -> None:
        if self._process is None or self.sender() is not self._process:  # the last words of one that was ended
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            self.heard.emit(line)

    def _complain(self, error: QProcess.ProcessError) -> None:
        if error is NEVER_STARTED:
            self._ended()

    def _ended(self) -> None:
        """A death only of the process that counts: the others were ended on purpose."""
        process = self.sender()
        if process is self._process and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.died.emit()
        elif isinstance(process, QProcess) and process in self._leaving:
            self._leaving.remove(process)
            process.deleteLater()
