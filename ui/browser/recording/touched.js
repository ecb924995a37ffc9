// What somebody touches, as a selector that finds it again: by a name that its site has given it, else by its place among
// the others. Never by words, which change, and may be somebody's own. It lives in a world that the page cannot reach.
"use strict";

globalThis.touched ??= (() => {
  const ACTED_ON = "a, button, input, select, textarea, label, summary, [role], [tabindex], [contenteditable]";
  const ALONE = new Set(["body", "h1", "main", "header", "footer", "nav", "form", "table"]);
  const TICKED = new Set(["checkbox", "radio"]);
  const NOT_WRITTEN = new Set(["button", "submit", "reset", "image", "hidden", "file", "range", "color"]);

  let awaited = false;
  let swallowing = false; // what follows the touch does nothing either
  let answer = "";
  const typed = new Set();

  const isWritten = (one) => /^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName) && !NOT_WRITTEN.has(one.type);

  const remember = (event) => {
    const word = event.target?.value?.trim?.().toLowerCase();
    if (word) typed.add(word);
  };
  document.addEventListener("change", remember, { capture: true, passive: true });

  // A name that is made anew at each visit has numbers in it, or no vowel to speak of; one that holds what somebody has
  // typed belongs to that person.
  const isSteady = (name) => {
    if (!name || name.length > 60 || /\d{3}|[0-9a-f]{8}|^[\W\d]|:[^\s]*:/i.test(name)) return false;
    if (/(?=\w*\d)(?=\w*[A-Z])(?=\w*[a-z])\w{8}/.test(name)) return false;
    const low = name.toLowerCase();
    const written = [...document.querySelectorAll("input, textarea")].filter(isWritten).map((one) => one.value);
    return ![...typed, ...written.map((word) => word.trim().toLowerCase())].some((word) =>
      word.length > 1 && (low.includes(word) || word.split(/\s+/).some((part) => part.length > 2 && low.includes(part))));
  };

  const count = (selector) => {
    try {
      return selector ? document.querySelectorAll(selector).length : 0;
    } catch {
      return 0;
    }
  };

  const text = (value) => `"${value.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\a ")}"`;

  const named = (one) => {
    if (isSteady(one.id) && count(`#${CSS.escape(one.id)}`) === 1) return `#${CSS.escape(one.id)}`;
    for (const name of ["name", "aria-label", "data-testid"]) {
      const value = one.getAttribute(name);
      const selector = value && isSteady(value) ? `${one.localName}[${name}=${text(value)}]` : "";
      if (count(selector) === 1) return selector;
    }
    return "";
  };

  const placed = (one) => {
    const role = one.getAttribute("role");
    const kind = one.localName + (/^[a-z]+$/.test(role ?? "") ? `[role=${text(role)}]` : "");
    const alike = [...(one.parentElement?.children ?? [])].filter((other) => other.localName === one.localName);
    return alike.length > 1 ? `${kind}:nth-of-type(${alike.indexOf(one) + 1})` : kind;
  };

  // Up to what has a name, or is alone of its kind on any page that is well made.
  const selectorOf = (element) => {
    const path = [];
    for (let one = element; one; one = one.parentElement) {
      const name = named(one);
      const own = name || placed(one);
      path.unshift(own);
      const whole = path.join(" > ");
      if ((name || ALONE.has(own)) && count(whole) === 1) return whole;
    }
    return "";
  };

  const describe = (target) => {
    const element = target.closest(ACTED_ON) ?? target;
    const field = element.control ?? (isWritten(element) ? element : null);
    const own = field && named(field);
    return JSON.stringify({
      target: (field !== element && own && !named(element) ? `label:has(${own})` : "") || selectorOf(element),
      field: field ? selectorOf(field) : "",
      ticked: Boolean(field && TICKED.has(field.type)),
    });
  };

  const notice = (event) => {
    if (!event.isTrusted) return;
    if (event.type === "pointerdown") {
      swallowing = awaited;
      if (awaited && event.target instanceof Element) {
        answer = describe(event.target);
        awaited = false;
      }
    }
    if (swallowing) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  for (const kind of ["pointerdown", "mousedown", "touchstart", "pointerup", "mouseup", "touchend", "click", "auxclick"]) {
    addEventListener(kind, notice, { capture: true, passive: false });
  }

  return {
    // The next touch only tells what was touched.
    wait(on) {
      awaited = on;
      answer = "";
    },

    // What was touched since, if anything was.
    taken() {
      const said = answer;
      answer = "";
      return said;
    },

    // How many there are in this frame.
    count,
  };
})();
