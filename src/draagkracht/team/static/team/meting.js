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
