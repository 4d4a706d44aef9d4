// Opens the passages behind a sentence beneath it. Without this script a mark is a link to the same passage further down.
"use strict";

(() => {
  const cards = new Map();

  function copy(number) {
    const passage = document.querySelector(`#q${number} .passage`).cloneNode(true);
    passage.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    passage.querySelector(".more").addEventListener("click", widen);
    return passage;
  }

  // Puts the wider passage in the place of the narrow one; where that fails, the link is followed as it stands.
  async function widen(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const link = event.currentTarget;
    try {
      const answer = await fetch(`${link.href}?part`);
      if (!answer.ok) throw new Error(answer.statusText);
      const wide = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".passage");
      const card = link.closest(".card");
      link.closest(".passage").replaceWith(wide);
      card.focus({ preventScroll: true });
    } catch {
      location.assign(link.href);
    }
  }

  function close(mark) {
    const card = cards.get(mark);
    if (!card) return;
    const held = card.contains(document.activeElement);
    card.remove();
    cards.delete(mark);
    mark.setAttribute("aria-expanded", "false");
    mark.closest(".marks").previousElementSibling.classList.remove("open");
    if (held) mark.focus();
  }

  function open(mark) {
    const host = mark.closest(".host");
    cards.forEach((card, other) => { if (other.closest(".host") === host) close(other); });
    const card = document.createElement("div");
    card.className = "card";
    card.tabIndex = -1;
    card.setAttribute("role", "region");
    card.setAttribute("aria-label", `Passages quoted from source ${mark.textContent}`);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.textContent = "Close";
    button.addEventListener("click", () => close(mark));
    card.append(...mark.dataset.notes.split(" ").map(copy), button);
    host.append(card);
    cards.set(mark, card);
    mark.setAttribute("aria-expanded", "true");
    mark.closest(".marks").previousElementSibling.classList.add("open");
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  for (const mark of document.querySelectorAll(".mark")) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-expanded", "false");
    mark.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (cards.has(mark)) close(mark);
      else open(mark);
    });
    mark.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      mark.click();
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || cards.size === 0) return;
    const holding = [...cards].find(([mark, card]) => card.contains(document.activeElement) || mark === document.activeElement);
    close((holding ?? [...cards].at(-1))[0]);
  });

  // The passages are at hand beside their sentences; the list of them folds away until it is wanted or printed.
  const evidence = document.getElementById("evidence");
  if (evidence && !/^#(q\d+|evidence)$/.test(location.hash)) {
    evidence.open = false;
    window.addEventListener("beforeprint", () => { evidence.open = true; });
    document.addEventListener("click", (event) => {
      if (event.target.closest?.('a[href^="#q"]:not(.mark), a[href="#evidence"]')) evidence.open = true;
    });
  }

  for (const button of document.querySelectorAll("button.print")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // The page's own address; with the kind of reader where one was chosen here, so that who gets the link reads the same.
  function address() {
    const link = new URL(document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0]);
    const reader = new URLSearchParams(location.search).get("for");
    if (reader) link.searchParams.set("for", reader);
    return link.href;
  }

  // A browser hands the clipboard to pages of https and of the machine itself alone; elsewhere there is no such button.
  for (const button of navigator.clipboard ? document.querySelectorAll("button.copy") : []) {
    const said = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const link = address();
      try {
        await navigator.clipboard.writeText(link);
        said.textContent = "Copied.";
      } catch {
        said.textContent = link;
      }
    });
  }

  // One question is asked once, and who asked it sees that something is under way.
  for (const form of document.querySelectorAll('form[action$="/ask"]')) {
    const button = form.querySelector("button[type=submit]");
    const said = button.textContent;
    const free = () => {
      delete form.dataset.asked;
      button.textContent = said;
    };
    form.addEventListener("submit", (event) => {
      if (form.dataset.asked) event.preventDefault();
      form.dataset.asked = "yes";
      button.textContent = "Looking it up …";
      setTimeout(free, 20_000);
    });
    window.addEventListener("pageshow", free);
  }

  // An example is asked for the reader that is ticked beside it.
  for (const form of document.querySelectorAll(".examples form")) {
    form.addEventListener("formdata", (event) => {
      const ticked = document.querySelector("[name=audience]:checked");
      if (ticked) event.formData.set("audience", ticked.value);
    });
  }

  // Enter asks, Shift and Enter begins a new line.
  for (const box of document.querySelectorAll("textarea[name=question]")) {
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      box.form.requestSubmit();
    });
  }
})();
