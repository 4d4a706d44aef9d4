// Opens the passages behind a sentence beneath it. Without this script a mark is a link to the same passage further down.
"use strict";

(() => {
  const cards = new Map();

  function copy(number) {
    const passage = document.querySelector(`#q${number} .passage`).cloneNode(true);
    passage.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    const more = passage.querySelector(".more");
    more.setAttribute("hx-get", more.getAttribute("href"));
    more.setAttribute("hx-target", "closest .passage");
    more.setAttribute("hx-swap", "outerHTML");
    return passage;
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
    if (host.tagName === "P") host.after(card);
    else host.append(card);
    cards.set(mark, card);
    mark.setAttribute("aria-expanded", "true");
    mark.closest(".marks").previousElementSibling.classList.add("open");
    if (window.htmx) window.htmx.process(card);
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

  // Enter asks, Shift and Enter begins a new line.
  for (const box of document.querySelectorAll("textarea")) {
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      box.form.requestSubmit();
    });
  }
})();
