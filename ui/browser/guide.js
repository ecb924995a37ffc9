// The guide's hand on a page: it finds the element of a gesture, draws a halo around it, and sees whether the gesture is
// done. It lives in a world that the page cannot reach, is asked and never calls. It answers yes or no, and of which kind
// the field is that somebody writes in: what is typed stays in the page.
"use strict";

globalThis.pasapas ??= (() => {
  const QUIET_MS = 2000; // a field that nobody has touched for that long has been filled
  const SCROLLING_MS = 400; // after its last step somebody still scrolls
  const MARGIN = 10;
  const LOW = 260; // of a page above a keyboard
  const band = () => (innerHeight <= LOW ? 24 : 60); // of made-up sites: what is under it is not seen
  const LABEL = 48; // over a field

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    div { position: fixed; z-index: 2147483647; pointer-events: none; display: none; }
    div[data-seen] { display: block; }
    #halo { border-radius: 14px; border: 6px solid #f2a900;
            box-shadow: inset 0 0 0 3px #1b1f3b, 0 0 0 10px rgb(242 169 0 / 30%); }
    #arrow { width: 56px; height: 64px; background: #1b1f3b; animation: tap 1.2s ease-in-out infinite;
             clip-path: polygon(30% 0, 70% 0, 70% 50%, 100% 50%, 50% 100%, 0 50%, 30% 50%); }
    #arrow[data-under] { rotate: 180deg; }
    @keyframes tap { 50% { translate: 0 -18px; } }
    #arrow[data-under] { animation-name: tap-under; }
    @keyframes tap-under { 50% { translate: 0 18px; } }
    @media (prefers-reduced-motion: reduce) { #arrow { animation: none; } }`);
  const host = document.createElement("pas-a-pas");
  const root = host.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [sheet];
  const part = (id) => root.appendChild(Object.assign(document.createElement("div"), { id }));
  const halo = part("halo");
  const arrow = part("arrow");

  const marks = new CSSStyleSheet();
  marks.replaceSync(`[data-mot] { text-decoration: underline dotted #8a5a00 4px !important;
    text-underline-offset: 5px !important; background: #ffe9b0 !important; color: #1b1f3b !important; }`);

  let pointed = null;
  let shown = false;
  let typedAt = 0;
  let scrolledAt = 0;
  let stoodAt = null; // from the top of the page
  document.addEventListener("input", () => { typedAt = performance.now(); }, { capture: true, passive: true });

  document.addEventListener("scroll", () => { scrolledAt = performance.now(); }, { capture: true, passive: true });

  const find = (selector) => {
    if (!selector) return null;
    try {
      return document.querySelector(selector);
    } catch {
      return null; // not a selector: the words stand alone
    }
  };

  const seen = (element) => Boolean(element?.getClientRects().length);

  const place = (one, left, top, width, height) => {
    Object.assign(one.style, { left: `${left}px`, top: `${top}px` });
    if (width !== undefined) Object.assign(one.style, { width: `${width}px`, height: `${height}px` });
    one.dataset.seen = "";
  };

  // The page has put it elsewhere, and nobody has scrolled: it is brought back into sight.
  const hasMoved = (box) => {
    const before = stoodAt;
    stoodAt = box.top + scrollY;
    return before !== null && Math.abs(before - stoodAt) > 2 && performance.now() - scrolledAt > SCROLLING_MS;
  };

  // Follows its element through scrolling, zoom and whatever the page does with it.
  const follow = () => {
    if (seen(pointed)) {
      if (!host.isConnected) document.documentElement.append(host);
      let box = pointed.getBoundingClientRect();
      if (hasMoved(box)) {
        bringIntoView(pointed);
        box = pointed.getBoundingClientRect();
      }
      place(halo, box.left - MARGIN, box.top - MARGIN, box.width + 2 * MARGIN - 12, box.height + 2 * MARGIN - 12);
      if (shown) {
        const under = box.top < band() + 90;
        arrow.toggleAttribute("data-under", under);
        place(arrow, box.left + box.width / 2 - 28, under ? box.bottom + 22 : box.top - 86);
      } else delete arrow.dataset.seen;
    } else {
      delete halo.dataset.seen;
      delete arrow.dataset.seen;
    }
    if (pointed) requestAnimationFrame(follow);
    else host.remove();
  };

  const bringIntoView = (element) => {
    const box = element.getBoundingClientRect();
    const label = Math.max(MARGIN, Math.min(LABEL, innerHeight - band() - box.height - 2 * MARGIN));
    if (box.top >= band() + label && box.bottom <= innerHeight - 2 * MARGIN) return;
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const now = element.getBoundingClientRect(); // a page has its own mind of where the middle is
    const free = now.top - band() - label; // above it and the words over it
    const beneath = now.bottom + 2 * MARGIN - innerHeight;
    const down = free < 0 ? free : Math.max(0, Math.min(free, beneath));
    if (down) scrollBy({ top: down, behavior: "instant" });
  };

  const point = (element) => {
    if (element === pointed) return;
    const idle = !pointed;
    pointed = element;
    stoodAt = null;
    if (!element) return;
    bringIntoView(element);
    if (idle) requestAnimationFrame(follow);
  };

  // A window that becomes lower, as above a keyboard, keeps what is pointed at, or written in, in sight.
  addEventListener("resize", () => {
    const kept = pointed ?? document.activeElement;
    if (kept && kept !== document.body) bringIntoView(kept);
  });

  const isFilled = (element) =>
    seen(element) && (element.value ?? element.textContent).trim() !== "" &&
    (document.activeElement !== element || performance.now() - typedAt >= QUIET_MS);

  const isDone = (sign) => {
    if (sign.filled) return Boolean(isFilled(find(sign.filled)));
    if (sign.ticked) return Boolean(find(sign.ticked)?.checked);
    if (sign.present) return seen(find(sign.present));
    return false;
  };

  const WRITTEN = new Set(["text", "search", "email", "url", "tel", "number", "password", ""]);
  const DIGITS = new Set(["tel", "number", "date", "time", "month", "week", "datetime-local"]);

  const kindOf = (element) => {
    if (!element || element.disabled || element.readOnly) return "";
    if (element.tagName === "TEXTAREA" || element.isContentEditable) return "text";
    if (element.tagName !== "INPUT") return "";
    if (element.type === "password" || element === uncovered) return "secret";
    if (DIGITS.has(element.type) || /^(numeric|decimal|tel)$/.test(element.inputMode)) return "digits";
    if (element.type === "email" || element.inputMode === "email") return "email";
    return WRITTEN.has(element.type) ? "text" : "";
  };

  let touched = null; // a field that somebody has reached by keys, which stay in the window: the page has no focus
  let uncovered = null; // a password field whose letters are shown
  const cover = () => {
    if (uncovered) uncovered.type = "password";
    uncovered = null;
  };
  document.addEventListener("focusout", cover, { capture: true, passive: true });

  let asking = false;
  let asked = "";
  document.addEventListener("click", (event) => {
    if (!asking) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    asked = event.target.closest?.("[data-mot]")?.dataset.mot ?? "";
  }, { capture: true });

  return {
    // Points at `target`, and tells whether it is there and whether `sign` shows that the gesture is done: « 10 » is
    // yes and no.
    look(target, sign) {
      const element = find(target);
      point(seen(element) ? element : null);
      return `${Number(seen(element))}${Number(isDone(sign))}`;
    },

    // « Montrez-moi »: an arrow over what is pointed at.
    show(on) {
      if (on && !shown && pointed) bringIntoView(pointed);
      shown = on;
    },

    // Of which kind the field is that somebody writes in, whether its letters can be seen, and the word that was touched
    // since the last time: « secret seen|soignant ».
    attention() {
      const field = document.activeElement;
      const kind = document.hasFocus() || field === touched ? kindOf(field) : "";
      const word = asked;
      asked = "";
      return `${kind && uncovered ? `${kind} seen` : kind}|${word}`;
    },

    // Whoever types a password may look at it; leaving the field covers it again.
    uncover(on) {
      const element = document.activeElement;
      if (!on) cover();
      else if (element?.type === "password") {
        element.type = "text";
        uncovered = element;
      }
    },

    // « Toucher ici »: for who has keys, or a switch, what is pointed at is touched as a finger would.
    touch() {
      if (!pointed) return;
      bringIntoView(pointed);
      pointed.focus({ preventScroll: true });
      touched = document.activeElement;
      pointed.click();
    },

    leave() {
      touched = null;
      document.activeElement?.blur?.();
    },

    // « Que veut dire… ? »: the words of a made-up site that can be explained are marked, and a touch only asks.
    ask(on) {
      if (on === asking) return;
      asking = on;
      asked = "";
      document.adoptedStyleSheets = on
        ? [...document.adoptedStyleSheets, marks]
        : document.adoptedStyleSheets.filter((one) => one !== marks);
    },

    // Nobody has to swipe: by so much of what is seen.
    scroll(pages) {
      scrollBy({ top: pages * innerHeight, behavior: "instant" });
    },
  };
})();
