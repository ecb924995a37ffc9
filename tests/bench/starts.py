"""Milliseconds from a process's birth to its first painted screen: the kiosk, a bare window, Chromium as a kiosk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

BARE = Path(__file__).with_name("bare_window.py")
SECONDS = 60

PAGE = b"""<!doctype html><meta charset="utf-8"><title>accueil</title>
<style>body{font:60px sans-serif;margin:80px}button{font:inherit;padding:40px}</style>
<h1>De quoi avez-vous besoin ?</h1><button>Prendre un rendez-vous</button>
<script>requestAnimationFrame(() => requestAnimationFrame(() => fetch("/painted", {method: "POST"})))</script>"""


def kiosk_start(state: Path) -> float:
    """The kiosk answers a touch with its next painted screen before it says its time."""
    command = [sys.executable, "-m", "ui.cli", "run", "--exit-when-ready", "--size", "1920x1080", "--state", str(state)]
    return _figure(command)


def bare_start() -> float:
    return _figure([sys.executable, str(BARE)])


def chromium_start() -> float | None:
    """Chromium on a static page served on loopback; None where it is not installed."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        return None
    painted = threading.Event()
    server = HTTPServer(("127.0.0.1", 0), _handler(painted))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        command = [
            program, "--kiosk", "--no-first-run", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-quic", f"--user-data-dir={profile}",
            f"http://127.0.0.1:{server.server_port}/",
        ]  # fmt: skip
        began = time.perf_counter()
        browser = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            seen = painted.wait(SECONDS)
            took = (time.perf_counter() - began) * 1000
        finally:
            os.killpg(browser.pid, 9)
            browser.wait()
            server.shutdown()
            server.server_close()
            time.sleep(1)  # its children leave the profile a moment later
    return took if seen else None


def _figure(command: list[str]) -> float:
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    return float(done.stdout.split()[-1])


def _handler(painted: threading.Event) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE)

        def do_POST(self) -> None:
            painted.set()
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
