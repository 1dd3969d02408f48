/* An answer that could not be kept says so and tries again; a login page never lands where an answer was. */
(() => {
  const waits = new WeakMap();
  const owner = (element) => element && element.closest(".mt-kaart, .mt-vraag__tap");
  const retry = (element, name) => {
    const line = element.querySelector(".mt-stand") || document.getElementById("mt-stand");
    const wait = Math.min((waits.get(element) || 1000) * 2, 60000);
    line.textContent = line.dataset[name];
    waits.set(element, wait);
    setTimeout(() => window.htmx.trigger(element, "change"), wait);
  };
  const failed = (event) => owner(event.target) && event.target === owner(event.target) && retry(event.target, "mislukt");
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => document.addEventListener(name, failed));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const element = owner(event.detail.requestConfig.elt);
    if (!element || event.detail.requestConfig.elt !== element || event.detail.xhr.status >= 400) return;
    if (event.detail.xhr.responseURL.endsWith(element.getAttribute("hx-post"))) {
      waits.delete(element);
      return;
    }
    event.detail.shouldSwap = false;
    retry(element, "verlopen");
  });
})();

/* At the table a tap on a sentence goes on by itself, after what was chosen could be read. The keyboard never does: arrows
   only look around. Any other tap or key waits again, and who wants to add words is left in peace. */
(() => {
  const READ = 1100;
  let timer = 0;
  document.querySelectorAll(".mt-vanzelf").forEach((line) => (line.hidden = false));
  const hold = () => clearTimeout(timer);
  document.addEventListener("keydown", hold);
  document.addEventListener("click", (event) => {
    hold();
    const answer = event.target.closest(".mt-vraag__tap .dk-niveau");
    const form = answer && answer.closest("form");
    if (!form || event.detail === 0 || form.querySelector(".mt-vraag__tap details[open]")) return;
    const line = form.querySelector(".mt-vanzelf");
    const chosen = answer.querySelector(".dk-niveau__kop").textContent.trim().replace(/[.]$/, "");
    line.textContent = line.dataset.gekozen.replace("{wat}", chosen);
    timer = setTimeout(() => form.requestSubmit(), READ);
  });
})();

/* Twenty open cards are thirty screens of a phone: there each folds to its name and what was answered, one open at a time.
   Without a script they all stay open. */
(() => {
  const small = window.matchMedia("(max-width: 40rem)");
  const cards = [...document.querySelectorAll(".mt-kaart")];
  const heads = (card) => [...card.querySelectorAll(".dk-niveau:has(:checked) .dk-niveau__kop")];
  const answer = (card) => heads(card).map((head) => head.textContent.trim().replace(/\s+/g, " ")).join(" · ");
  const knob = (card) => card.querySelector(".mt-kaart__knop");
  const tell = (card) => (knob(card).lastElementChild.textContent = answer(card));
  const open = (chosen) =>
    cards.forEach((card) => {
      const is = card === chosen || !!card.querySelector(".dk-fout");
      card.classList.toggle("mt-kaart--dicht", !is);
      knob(card).setAttribute("aria-expanded", is);
    });
  const prepare = (card) => {
    const head = card.querySelector(".mt-kaart__kop");
    const [button, name, said] = ["button", "span", "span"].map((tag) => document.createElement(tag));
    Object.assign(button, { type: "button", className: "mt-kaart__knop" });
    said.className = "mt-kaart__keuze";
    name.textContent = head.textContent;
    button.append(name, said);
    head.replaceChildren(button);
    tell(card);
    card.addEventListener("change", () => tell(card));
    button.addEventListener("click", () => {
      open(card.classList.contains("mt-kaart--dicht") ? card : null);
      card.scrollIntoView({ block: "nearest" });
    });
  };
  const pointed = () => location.hash && document.getElementById(location.hash.slice(1))?.closest(".mt-kaart");
  const start = () => {
    if (!small.matches || !cards.length || knob(cards[0])) return;
    cards.forEach(prepare);
    open(pointed() || cards.find((card) => !answer(card)));
  };
  start();
  small.addEventListener("change", start);
  window.addEventListener("hashchange", () => knob(cards[0] || document) && pointed() && open(pointed()));
})();
