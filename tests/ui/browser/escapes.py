"""Ways out of a page, as its own script would try them: to another address, through a question, by a packet, by a key.

`url` is an address of the list, `http` that of a machine that nothing may reach.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

ADDRESSES = (
    "http://127.0.0.1:{port}/", "https://127.0.0.1:{port}/", "https://localhost:{port}/", "ftp://127.0.0.1:{port}/",
    "ws://127.0.0.1:{port}/", "https://www.ameli.fr/", "file:///etc/passwd", "view-source:exercice://essai/index.html",
    "chrome://version/", "chrome://quit/", "devtools://devtools/bundled/inspector.html", "qrc:/", "filesystem:exercice://essai/a",
    "data:text/html,<title>ailleurs</title>", "mailto:a@exemple.fr", "tel:15", "ssh://exemple.fr", "intent://x#Intent;end",
    "apt:vlc", "exercice://autre/index.html", "about:version", "steam://run/1",
)  # fmt: skip

PRELUDE = """
const add = (tag, properties, where = document.body) => {
  const element = Object.assign(document.createElement(tag), properties);
  where.append(element);
  return element;
};
const link = (rel, rest) => add("link", {rel, href: http, ...rest}, document.head);
const urlOf = (text) => URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
const http = HTTP;
"""

WAYS = {
    "location": "location.href = url",
    "link": "add('a', {href: url}).click()",
    "blank": "add('a', {href: url, target: '_blank'}).click()",
    "frame": "add('iframe', {src: url})",
    "open": "window.open(url)",
    "form": "add('form', {action: url, method: 'post'}).submit()",
    "refresh": "add('meta', {httpEquiv: 'refresh', content: '0;url=' + url}, document.head)",
}

ASKING = {
    "alert": "alert('x')",
    "confirm": "confirm('x')",
    "prompt": "prompt('x', 'y')",
    "alerts": "for (let n = 0; n < 200; n += 1) alert(n)",
    "hold": "onbeforeunload = (e) => { e.preventDefault(); return 'x'; }; location.href = 'index.html?encore'",
    "print": "print()",
    "notification": "Notification.requestPermission()",
    "place": "navigator.geolocation.getCurrentPosition(() => {})",
    "camera": "navigator.mediaDevices.getUserMedia({video: true}).catch(() => {})",
    "microphone": "navigator.mediaDevices.getUserMedia({audio: true}).catch(() => {})",
    "screen": "navigator.mediaDevices.getDisplayMedia().catch(() => {})",
    "clipboard": "navigator.clipboard.readText().catch(() => {})",
    "fonts": "window.queryLocalFonts?.().catch(() => {})",
    "protocol": "navigator.registerProtocolHandler('web+x', 'index.html?%s')",
    "download": "add('a', {href: 'index.html', download: 'evil.desktop'}).click()",
    "full screen": "document.documentElement.requestFullscreen().catch(() => {})",
    "keys": "navigator.keyboard?.lock?.().catch(() => {})",
    "file": "add('input', {type: 'file'}).click()",
    "colour": "add('input', {type: 'color'}).click()",
    "folder": "add('input', {type: 'file', webkitdirectory: true}).click()",
    "open file": "window.showOpenFilePicker?.().catch(() => {})",
    "save file": "window.showSaveFilePicker?.().catch(() => {})",
    "pop-ups": "for (let n = 0; n < 30; n += 1) window.open('index.html?' + n)",
    "history": "history.go(-5)",
    "close": "close()",
    "move": "moveTo(0, 0); resizeTo(10, 10)",
}

REACHING = {
    "fetch": "fetch(http).catch(() => {})",
    "keepalive": "fetch(http, {keepalive: true, mode: 'no-cors'}).catch(() => {})",
    "request": "const r = new XMLHttpRequest(); r.open('GET', http); r.send()",
    "beacon": "navigator.sendBeacon(http, 'x')",
    "picture": "new Image().src = http",
    "script": "add('script', {src: http}, document.head)",
    "style": "link('stylesheet')",
    "preconnect": "link('preconnect')",
    "prefetch": "link('prefetch')",
    "preload": "link('preload', {as: 'image'})",
    "module": "link('modulepreload')",
    "name": "link('dns-prefetch')",
    "film": "add('video', {src: http})",
    "sound": "new Audio(http).play().catch(() => {})",
    "font": "new FontFace('x', `url(${http})`).load().catch(() => {})",
    "object": "add('object', {data: http})",
    "embed": "add('embed', {src: http})",
    "events": "new EventSource(http)",
    "socket": "new WebSocket(http.replace('http', 'ws'))",
    "worker": "new Worker(http)",
    "blob worker": "new Worker(urlOf(`fetch('${http}')`))",
    "shared worker": "new SharedWorker(urlOf(`new WebSocket('${http.replace('http', 'ws')}')`))",
    "service worker": "navigator.serviceWorker?.register('site.js').catch(() => {})",
    "import": "import(http).catch(() => {})",
    "transport": "new WebTransport(http.replace('http', 'https'))",
    "call": "const c = new RTCPeerConnection({iceServers: [{urls: 'stun:' + http.slice(7, -1)}]});"
    " c.createDataChannel('x'); c.createOffer().then((offer) => c.setLocalDescription(offer))",
    "ping": "add('a', {href: 'index.html', ping: http}).click()",
    "code": "eval('1'); new Function('return 1')()",
}

ALLOWED = {
    "own page": ("location.href = 'page.html'", "page"),
    "own picture": ("add('img', {src: 'point.svg', onload: () => { document.title = 'vu'; }})", "vu"),
}
"""The same page may do this, and what its title then is: what refuses the rest refuses not all."""

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
ALONE = (
    Qt.Key.Key_F1, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F11, Qt.Key.Key_F12, Qt.Key.Key_Escape,
    Qt.Key.Key_Menu, Qt.Key.Key_Backspace,
)  # fmt: skip
KEYS = (
    *((Qt.Key(ord(letter)), CONTROL) for letter in "PNTWOSLUFDHJRQ"),
    *((Qt.Key(ord(letter)), CONTROL | SHIFT) for letter in "IJCNTWQ"),
    *((key, Qt.KeyboardModifier.NoModifier) for key in ALONE),
    (Qt.Key.Key_Left, ALT),
    (Qt.Key.Key_F10, SHIFT),
    (Qt.Key.Key_Tab, CONTROL),
)
