// The guide's hand on a page: it finds the element of a gesture, draws a halo around it, and sees whether the gesture is
// done. It lives in a world that the page cannot reach, is asked and never calls, and answers yes or no: what is typed
// stays in the page.
"use strict";

globalThis.pasapas ??= (() => {
  const QUIET_MS = 2000; // a field that nobody has touched for that long has been filled
  const MARGIN = 10;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    div { position: fixed; z-index: 2147483647; pointer-events: none; border-radius: 14px;
          border: 6px solid #f2a900; box-shadow: inset 0 0 0 3px #1b1f3b, 0 0 0 10px rgb(242 169 0 / 30%); }
    div:not([data-seen]) { display: none; }`);
  const host = document.createElement("pas-a-pas");
  const root = host.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [sheet];
  const halo = root.appendChild(document.createElement("div"));

  let pointed = null;
  let typedAt = 0;
  document.addEventListener("input", () => { typedAt = performance.now(); }, { capture: true, passive: true });

  const find = (selector) => {
    if (!selector) return null;
    try {
      return document.querySelector(selector);
    } catch {
      return null; // not a selector: the words stand alone
    }
  };

  const seen = (element) => Boolean(element?.getClientRects().length);

  // Follows its element through scrolling, zoom and whatever the page does with it.
  const follow = () => {
    if (seen(pointed)) {
      if (!host.isConnected) document.documentElement.append(host);
      const box = pointed.getBoundingClientRect();
      halo.style.left = `${box.left - MARGIN}px`;
      halo.style.top = `${box.top - MARGIN}px`;
      halo.style.width = `${box.width + 2 * MARGIN - 12}px`;
      halo.style.height = `${box.height + 2 * MARGIN - 12}px`;
      halo.dataset.seen = "";
    } else {
      delete halo.dataset.seen;
    }
    if (pointed) requestAnimationFrame(follow);
    else host.remove();
  };

  const point = (element) => {
    if (element === pointed) return;
    const idle = !pointed;
    pointed = element;
    if (!element) return;
    const box = element.getBoundingClientRect();
    const inside = box.top >= 90 && box.bottom <= innerHeight - 20; // below the band of made-up sites
    if (!inside) element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    if (idle) requestAnimationFrame(follow);
  };

  const isFilled = (element) =>
    seen(element) && element.value?.trim() !== "" &&
    (document.activeElement !== element || performance.now() - typedAt >= QUIET_MS);

  const isDone = (sign) => {
    if (sign.filled) return Boolean(isFilled(find(sign.filled)));
    if (sign.ticked) return Boolean(find(sign.ticked)?.checked);
    if (sign.present) return seen(find(sign.present));
    return false;
  };

  return {
    // Points at `target`, and tells whether it is there and whether `sign` shows that the gesture is done: « 10 » is
    // yes and no.
    look(target, sign) {
      const element = find(target);
      point(seen(element) ? element : null);
      return `${Number(seen(element))}${Number(isDone(sign))}`;
    },
  };
})();
