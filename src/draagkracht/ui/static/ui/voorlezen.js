/* Reads a screen and its answers aloud with the browser's own voice; without that voice the button stays away. */
(() => {
  if (!("speechSynthesis" in window)) return;
  const synth = window.speechSynthesis;
  const PARTS = "h1, h2, h3, p, li, dt, dd, legend, blockquote, label, summary, .dk-knop";
  const isFolded = (part) => !part.matches("summary") && part.closest("details:not([open])");
  const isRead = (part) => part.offsetParent && !isFolded(part) && !part.parentElement.closest(PARTS);
  // The Dutch that stands beside a translated text is for other eyes: it is not read out in the voice of this page.
  const said = (part) =>
    [...part.querySelectorAll(".mijn-ernaast")].reduce((words, dutch) => words.replace(dutch.innerText, ""), part.innerText);
  const text = (root) =>
    [...root.querySelectorAll(PARTS)]
      .filter(isRead)
      .map((part) => said(part).trim().replace(/\s*\n+\s*/g, ". "))
      .filter(Boolean);
  document.querySelectorAll("[data-voorlezen]").forEach((button) => {
    const word = button.querySelector("span");
    const begin = word.textContent;
    const rest = () => (word.textContent = begin);
    button.hidden = false;
    button.addEventListener("click", () => {
      const was = synth.speaking;
      synth.cancel();
      if (was) return rest();
      const lines = text(document.querySelector(button.dataset.voorlezen));
      lines.forEach((line, index) => {
        const spoken = new SpeechSynthesisUtterance(line);
        spoken.lang = document.documentElement.lang === "nl" ? "nl-NL" : document.documentElement.lang;
        spoken.rate = 0.9;
        if (index === lines.length - 1) spoken.onend = rest;
        synth.speak(spoken);
      });
      word.textContent = button.dataset.stop;
    });
  });
  window.addEventListener("pagehide", () => synth.cancel());
})();
