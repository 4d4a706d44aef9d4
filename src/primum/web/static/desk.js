// The desk with a script: what is typed is kept as it is typed, forms are sent in place, and keys move about.
// Without this script every form is sent as a page of its own, and what was typed is kept when a form is refused.
"use strict";

(() => {
  const PAUSE = 500;
  let area = document.querySelector("[data-case]");
  if (!area) return;

  // Drafts: to the server a moment after typing; what it did not take stays in this tab until it does.

  const timers = new Map();
  const held = (place) => `primum-draft/${area.dataset.me}/${place}`;
  const plain = (box) => (box.value === box.dataset.original ? "" : box.value);

  function say(box, text, failed = false) {
    let line = box.parentElement.querySelector(".saving");
    if (!line) {
      line = document.createElement("p");
      line.className = "saving";
      box.after(line);
    }
    line.textContent = text;
    line.classList.toggle("failed", failed);
  }

  async function save(box) {
    const place = box.dataset.draft;
    clearTimeout(timers.get(place));
    timers.delete(place);
    const text = plain(box);
    try {
      const answer = await fetch(area.dataset.drafts, {
        method: "POST",
        headers: { "X-CSRF-Token": area.dataset.token },
        body: new URLSearchParams({ place, text }),
        keepalive: text.length < 50000,
      });
      if (!answer.ok) throw new Error(answer.status === 401 ? "You are signed out." : "The site did not take it.");
      if (plain(box) === text) sessionStorage.removeItem(held(place));
      say(box, text ? "Draft kept" : "");
    } catch (error) {
      say(box, `${error instanceof TypeError ? "The site cannot be reached." : error.message} Your text is kept in this tab.`, true);
    }
  }

  function typed(box) {
    const place = box.dataset.draft;
    sessionStorage.setItem(held(place), plain(box));
    clearTimeout(timers.get(place));
    timers.set(place, setTimeout(() => save(box), PAUSE));
  }

  // What this tab still holds was typed later than what the server knows.
  function restore() {
    for (const box of area.querySelectorAll("[data-draft]")) {
      const text = sessionStorage.getItem(held(box.dataset.draft));
      if (text === null || text === plain(box)) continue;
      box.value = text || (box.dataset.original ?? "");
      const panel = box.closest("details");
      if (panel && text) panel.open = true;
      save(box);
    }
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-draft]")) typed(event.target);
  });
  addEventListener("pagehide", () => {
    for (const place of [...timers.keys()]) {
      const box = area.querySelector(`[data-draft="${CSS.escape(place)}"]`);
      if (box) save(box);
    }
  });

  // Forms sent in place: the page that comes back takes the place of this one, and everybody stays where they were.

  function notice(text, link) {
    const place = document.getElementById("notice");
    const line = document.createElement("p");
    line.className = "banner stop";
    line.setAttribute("role", "alert");
    line.textContent = text;
    if (link) {
      const way = document.createElement("a");
      way.href = link;
      way.textContent = "Sign in and go on";
      line.append(" ", way);
    }
    place.replaceChildren(line);
    line.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  function swap(page, claim, keep) {
    const fresh = page.querySelector("[data-case]");
    const open = [...area.querySelectorAll("details[open][id]")].map((d) => d.id);
    const top = claim && document.getElementById(claim)?.getBoundingClientRect().top;
    area.replaceWith(fresh);
    area = fresh;
    document.title = page.title;
    for (const id of open) {
      const panel = document.getElementById(id);
      if (panel && (keep || !id.startsWith(`${claim}-`))) panel.open = true;
    }
    const now = claim && document.getElementById(claim);
    if (now && top !== undefined) scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
    dress();
    return now;
  }

  // The button that was pressed, on the page that came back.
  function again(button) {
    const to = button?.getAttribute("formaction");
    return to ? area.querySelector(`[formaction="${CSS.escape(to)}"]`) : null;
  }

  async function send(form, button) {
    const claim = form.closest("[data-claim]")?.id;
    const texts = [...form.querySelectorAll("[data-draft]")];
    const body = new URLSearchParams(new FormData(form, button));
    const focused = document.activeElement?.id ?? "";
    area.classList.add("busy");
    texts.forEach((box) => { clearTimeout(timers.get(box.dataset.draft)); timers.delete(box.dataset.draft); });
    try {
      for (const place of [...timers.keys()]) {
        const box = area.querySelector(`[data-draft="${CSS.escape(place)}"]`);
        if (box) await save(box);
      }
      const answer = await fetch(button?.getAttribute("formaction") ?? form.getAttribute("action"), {
        method: "POST",
        headers: { "X-CSRF-Token": area.dataset.token },
        body,
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.querySelector("[data-case]")) {
        texts.forEach((box) => sessionStorage.setItem(held(box.dataset.draft), plain(box)));
        const why = page.querySelector("main .lead")?.textContent ?? "The site could not do this.";
        notice(`Not done. ${why} Your text is kept.`, answer.status === 401 ? area.dataset.signIn : "");
        return null;
      }
      // A page that came with an address of its own says that it is done; any other is a step in between.
      const done = answer.redirected;
      texts.forEach((box) => sessionStorage.removeItem(held(box.dataset.draft)));
      const now = swap(page, claim, !done);
      const said = document.querySelector("#notice .banner");
      if (!done) (document.getElementById(focused) ?? again(button) ?? now)?.focus({ preventScroll: true });
      if (said && !(done && now)) said.scrollIntoView({ block: "nearest", behavior: "instant" });
      if (said?.matches(".stop")) document.getElementById("notice").focus({ preventScroll: true });
      else if (done) (now ?? document.getElementById("notice")).focus({ preventScroll: true });
      if (done) tell(said?.textContent);
      return done ? now ?? area : null;
    } catch {
      texts.forEach((box) => sessionStorage.setItem(held(box.dataset.draft), plain(box)));
      notice("Not sent: the site cannot be reached. Your text is kept in this tab. Try again.");
      return null;
    } finally {
      area.classList.remove("busy");
    }
  }

  // What was done, for those who hear the page: it may stand far from where they are.
  const voice = document.createElement("p");
  voice.className = "said";
  voice.setAttribute("role", "status");
  document.body.append(voice);
  function tell(text) {
    voice.textContent = "";
    setTimeout(() => { voice.textContent = text ?? ""; }, 50);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || !area.contains(form) || event.defaultPrevented) return;
    event.preventDefault();
    if (!area.classList.contains("busy")) send(form, event.submitter);
  });

  // Enter in the search field searches; it must not send the proposal.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("form[data-edit] input[type=search]")) return;
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector("[data-search]"));
  });

  // Keys

  const claims = () => [...area.querySelectorAll("[data-claim]")];
  const here = () => document.activeElement?.closest("[data-claim]");
  const help = document.getElementById("help");
  const on = document.getElementById("keys-on");

  function go(claim) {
    if (!claim) return;
    claim.focus({ preventScroll: true });
    claim.scrollIntoView({ block: "start", behavior: "instant" });
  }

  function step(by) {
    const all = claims();
    const at = all.indexOf(here());
    const inView = () => all.findIndex((c) => c.getBoundingClientRect().bottom > 80);
    go(all[at < 0 ? Math.max(0, inView()) : Math.min(all.length - 1, Math.max(0, at + by))]);
  }

  function unfold(key, field) {
    const summary = here()?.querySelector(`summary[data-key~="${key}"]`);
    if (!summary) return;
    summary.parentElement.open = true;
    const place = summary.parentElement.querySelector(field);
    place.focus();
    place.scrollIntoView({ block: "nearest" });
  }

  let early = false;

  async function agree() {
    // Without a sentence to agree with, the first press chooses the one in view.
    if (!here()) {
      step(1);
      return;
    }
    // Nobody agrees with a sentence that was not in view yet: a press that comes too early is not kept, but told.
    if (area.classList.contains("busy")) {
      early = true;
      tell("Still saving the last sentence.");
      return;
    }
    const button = here().querySelector("[data-key=a]");
    if (!button) return;
    early = false;
    const now = await send(button.form, button);
    if (!now) return;
    const next = claims()[claims().indexOf(now) + 1] ?? now;
    go(next);
    const again = early && next !== now && next.querySelector("[data-key=a]");
    if (!again) return;
    say(again, "The last sentence was still being saved: press “a” again to agree with this one.");
    tell(again.parentElement.querySelector(".saving").textContent);
  }

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    a: agree,
    d: () => unfold("d", "textarea"),
    x: () => unfold(here()?.querySelector("summary[data-key~=x]") ? "x" : "e", "textarea[name=why], textarea[name=reason]"),
    e: () => unfold("e", "textarea[name=text]"),
    c: () => unfold("c", ".picks input"),
    "/": () => unfold("/", "input[type=search]"),
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const field = event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
    if (event.key === "Escape" && here() && !help.open) {
      here().focus();
      return;
    }
    const plainKey = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (!KEYS[event.key] || field || !plainKey || help.open || !on.checked) return;
    event.preventDefault();
    // A key held down moves on; it does not agree with one sentence after another.
    if (!event.repeat || event.key !== "a") KEYS[event.key]();
  });

  on.checked = localStorage.getItem("primum-keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("primum-keys", on.checked ? "on" : "off"));

  function dress() {
    for (const button of area.querySelectorAll(".help-key")) {
      button.hidden = false;
      button.addEventListener("click", () => help.showModal());
    }
    restore();
  }
  dress();
  if (document.querySelector("#notice .banner.stop[role=alert]")) document.getElementById("notice").focus();
})();
