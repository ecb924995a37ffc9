"""Ways out of a true site, besides those of `escapes`: its addresses, its redirects, its workers, its network.

Each with the reason that it must be refused with. `WALL`: the engine shows us nothing of it, and it is the proxy, or
the engine by itself, that lets nothing out. `there` is the address that is tried.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.webpolicy import Rules, Verdict

HOME = "https://site.exemple/"
RULES = Rules(
    open=frozenset({"site.exemple", "inconnu.exemple", "autre-nom.exemple", "interne.exemple", "borne.exemple"}),
    load=frozenset({"pieces.exemple", ".reseau.exemple"}),
)
"""`interne.exemple` and `borne.exemple` are names of private machines: the page may ask, and only the proxy knows."""

WALL = ""


class Way(NamedTuple):
    script: str
    reason: str = WALL


ADDRESSES = {
    "https://ailleurs.exemple/": Verdict.HOST,
    "https://site.exemple.ailleurs.exemple/": Verdict.HOST,
    "https://\N{CYRILLIC SMALL LETTER DZE}ite.exemple/": Verdict.HOST,
    "https://pieces.exemple/": Verdict.HOST,
    "https://site.exemple:8443/": Verdict.PORT,
    "https://site.exemple@ailleurs.exemple/": Verdict.DISGUISED,
    "https://3221225985/": Verdict.NUMERIC,
    "https://[::ffff:192.0.2.1]/": Verdict.NUMERIC,
    "http://site.exemple/": Verdict.INSECURE,
    "https://interne.exemple/": WALL,
    "file:///etc/passwd": WALL,
    "data:text/html,<title>ailleurs</title>": WALL,
    "exercice://essai/index.html": WALL,
}

TARGETS = {
    "https://ailleurs.exemple/": Verdict.HOST,
    "http://ailleurs.exemple/": WALL,
    "https://site.exemple:8443/": Verdict.PORT,
    "https://127.0.0.1:631/": Verdict.NUMERIC,
    "http://127.0.0.1:631/": Verdict.INSECURE,
    "http://localhost:631/": Verdict.INSECURE,
    "https://borne.exemple/": WALL,
}

PRELUDE = """
const seen = () => { document.title = 'vu'; };
const socket = (url) => `new WebSocket('${url.replace('http', 'ws')}')`;
const got = (url) => `fetch('${url}', {mode: 'no-cors'}).catch(() => {})`;
const worker = (code) => new Worker(urlOf(code));
const shared = (code) => new SharedWorker(urlOf(code));
const script = (code) => '/script?code=' + encodeURIComponent(code);
const service = (code) => navigator.serviceWorker.register(script(code), {scope: '/vide/' + Math.random()});
const to = (url) => '/rediriger?vers=' + encodeURIComponent(url);
"""

TALKING = {
    "fetch": Way("eval(got(there))", "seen"),
    "socket": Way("eval(socket(there))", "seen"),
    "worker fetch": Way("worker(got(there))", "seen"),
    "worker socket": Way("worker(socket(there))", "seen"),
    "shared fetch": Way("shared(got(there))", "seen"),
    "shared socket": Way("shared(socket(there))"),
    "service fetch": Way("service(got(there))", "seen"),
    "service socket": Way("service(socket(there))"),
}
"""Tried with each of `TARGETS`; "seen" stands for the reason of the target."""

REDIRECTS = {
    "location": Way("location.href = to(there)", Verdict.HOST),
    "link": Way("add('a', {href: to(there)}).click()", Verdict.HOST),
    "post": Way("add('form', {action: to(there), method: 'post'}).submit()"),
    "frame": Way("add('iframe', {src: to(there)})", Verdict.HOST),
    "header": Way("location.href = '/rafraichir?vers=' + encodeURIComponent(there)", Verdict.HOST),
    "not encrypted": Way("location.href = to(there.replace('https', 'http'))", Verdict.INSECURE),
    "other port": Way("location.href = to('https://site.exemple:8443/')", Verdict.PORT),
    "load host": Way("location.href = to('https://pieces.exemple/')", Verdict.HOST),
    "twice": Way("location.href = to(HOST + to(there))".replace("HOST", f"'{HOME[:-1]}'"), Verdict.HOST),
    "fetch": Way("fetch(to(there)).catch(() => {})"),
    "worker fetch": Way(f"worker(got('{HOME[:-1]}' + to(there)))"),
    "picture": Way("new Image().src = to(there)"),
    "script": Way("add('script', {src: to(there)}, document.head)"),
    "film": Way("add('video', {src: to(there)})"),
    "beacon": Way("navigator.sendBeacon(to(there), 'x')"),
    "events": Way("new EventSource(to(there))"),
    "loopback picture": Way("new Image().src = to('http://127.0.0.1:631/')"),
}

PARTS = {
    "picture": Way("new Image().src = there", Verdict.HOST),
    "set of pictures": Way("add('img', {srcset: there + ' 2x, ' + there + ' 1x'})", Verdict.HOST),
    "background": Way("document.body.style.background = `url(${there})`", Verdict.HOST),
    "script": Way("add('script', {src: there}, document.head)", Verdict.HOST),
    "style": Way("add('link', {rel: 'stylesheet', href: there}, document.head)", Verdict.HOST),
    "font": Way("new FontFace('x', `url(${there})`).load().catch(() => {})", Verdict.HOST),
    "film": Way("add('video', {src: there})", Verdict.HOST),
    "sound": Way("new Audio(there).play().catch(() => {})", Verdict.HOST),
    "object": Way("add('object', {data: there})", Verdict.HOST),
    "embed": Way("add('embed', {src: there})", Verdict.HOST),
    "inner frame": Way("add('iframe', {srcdoc: `<img src=${there}>`})", Verdict.HOST),
    "sealed frame": Way("add('iframe', {sandbox: 'allow-scripts', srcdoc: `<img src=${there}>`})", Verdict.HOST),
    "request": Way("const r = new XMLHttpRequest(); r.open('GET', there); r.send()", Verdict.HOST),
    "keepalive": Way("fetch(there, {keepalive: true, mode: 'no-cors'}).catch(() => {})", Verdict.HOST),
    "beacon": Way("navigator.sendBeacon(there, 'x')", Verdict.HOST),
    "events": Way("new EventSource(there)", Verdict.HOST),
    "import": Way("import(there).catch(() => {})", Verdict.HOST),
    "module": Way("add('link', {rel: 'modulepreload', href: there}, document.head)", Verdict.HOST),
    "preload": Way("add('link', {rel: 'preload', as: 'image', href: there}, document.head)", Verdict.HOST),
    "prefetch": Way("add('link', {rel: 'prefetch', href: there}, document.head)", Verdict.HOST),
    "worker import": Way("worker(`importScripts('${there}')`)", Verdict.HOST),
    "service import": Way("service(`importScripts('${there}')`)", Verdict.HOST),
    "complaint": Way("location.href = '/denoncer?vers=' + there", Verdict.HOST),
    "ping": Way("add('a', {href: '/page', ping: there}).click()"),
    "preconnect": Way("add('link', {rel: 'preconnect', href: there}, document.head)"),
    "name": Way("add('link', {rel: 'dns-prefetch', href: there}, document.head)"),
    "announced": Way("location.href = '/annoncer?rel=preconnect&vers=' + there"),
    "announced picture": Way("location.href = '/annoncer?rel=preload&vers=' + there", Verdict.HOST),
    "speculation": Way(
        "add('script', {type: 'speculationrules', text: JSON.stringify({prefetch: [{source: 'list', urls: [there]}]})},"
        " document.head)"
    ),
    "transport": Way("new WebTransport(there).ready.catch(() => {})"),
    "call": Way("call({urls: 'stun:ailleurs.exemple:3478'})"),
    "call by number": Way("call({urls: 'stun:192.0.2.66:3478'})"),
    "relayed call": Way("call({urls: 'turn:192.0.2.66:443?transport=tcp', username: 'a', credential: 'b'})"),
    "relayed call, encrypted": Way("call({urls: 'turns:ailleurs.exemple:443', username: 'a', credential: 'b'})"),
}
"""With `there`, a machine that is not listed."""

CALL = """
const call = (server) => {
  const c = new RTCPeerConnection({iceServers: [server]});
  c.createDataChannel('x');
  c.createOffer().then((offer) => c.setLocalDescription(offer));
};
"""

ASKED_OF_US = {
    "unknown authority": Way("location.href = 'https://inconnu.exemple/'", Verdict.CERTIFICATE),
    "certificate of another name": Way("location.href = 'https://autre-nom.exemple/'", Verdict.CERTIFICATE),
    "frame of an unknown authority": Way("add('iframe', {src: 'https://inconnu.exemple/'})", Verdict.CERTIFICATE),
    "part of an unknown authority": Way("new Image().src = 'https://inconnu.exemple/point.svg'"),
    "name and password": Way("location.href = '/identification'", Verdict.SIGN_IN),
    "name and password of a part": Way("fetch('/identification').catch(() => {})", Verdict.SIGN_IN),
    "document": Way("location.href = '/telecharger'"),
    "document by a link": Way("add('a', {href: '/telecharger', download: 'evil.desktop'}).click()"),
    "made document": Way("add('a', {href: urlOf('x'), download: 'evil.desktop'}).click()"),
    "made page": Way("location.href = urlOf('x')", Verdict.MADE),
    "pop-up elsewhere": Way("window.open(there)", Verdict.WINDOW),
    "named window": Way("window.open(there, 'x', 'width=200,height=200')", Verdict.WINDOW),
    "form of a window": Way("add('form', {action: there, method: 'post', target: 'x'}).submit()", Verdict.WINDOW),
}

ALLOWED = {
    "page": ("location.href = '/page'", "page"),
    "redirect": (f"location.href = to('{HOME}page')", "page"),
    "form": ("add('form', {action: '/page', method: 'post'}).submit()", "recu"),
    "frame": ("add('iframe', {src: '/page', onload: seen})", "vu"),
    "fetch": ("fetch('https://pieces.exemple/').then(seen)", "vu"),
    "picture": ("add('img', {src: 'https://img.reseau.exemple/point.svg', onload: seen})", "vu"),
    "redirected picture": ("add('img', {src: to('https://pieces.exemple/point.svg'), onload: seen})", "vu"),
    "socket": ("new WebSocket('wss://pieces.exemple/socket').onmessage = seen", "vu"),
    "events": ("new EventSource('/evenements').onmessage = seen", "vu"),
    "worker": ("worker(`fetch('https://pieces.exemple/').then(() => postMessage(1))`).onmessage = seen", "vu"),
    "shared socket": (
        "shared(`onconnect = ({ports}) => { new WebSocket('wss://pieces.exemple/socket').onmessage = () =>"
        " ports[0].postMessage(1); }`).port.onmessage = seen",
        "vu",
    ),
    "service": (
        "navigator.serviceWorker.onmessage = seen; service(`onactivate = async () => { await"
        " fetch('https://pieces.exemple/'); for (const one of await clients.matchAll({includeUncontrolled: true}))"
        " one.postMessage(1); }`)",
        "vu",
    ),
}
"""The same page may do this, and what its title then is. What works here in a worker fails in one above for its
address alone."""
