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
        self._rest = b""

    @property
    def running(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        """Start it anew, whatever became of the one before."""
        self.end()
        process = self._process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._complain)
        self._rest = b""
        process.start(self._command[0], self._command[1:])

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
        process, self._process = self._process, None
        if process is not None:
            process.closeWriteChannel()
            if not process.waitForFinished(100):
                process.kill()
                process.waitForFinished(100)
            process.deleteLater()

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            self.heard.emit(line)

    def _complain(self, error: QProcess.ProcessError) -> None:
        if error is NEVER_STARTED:
            self._ended()

    def _ended(self) -> None:
        """Only of the process that counts: one that was ended on purpose is forgotten already."""
        process = self.sender()
        if process is self._process and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.died.emit()
