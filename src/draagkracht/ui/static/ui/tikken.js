/* An answer that could not be kept says so and tries again; a login page never lands where an answer was. */
(() => {
  const waits = new WeakMap();
  const owner = (element) => element && element.closest("[data-tik]");
  const retry = (element, name) => {
    const line = element.querySelector("[data-tikstand]") || document.querySelector("[data-tikstand]");
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

/* With one question a screen a tap on a sentence goes on by itself, after what was chosen could be read. The keyboard never
   does: arrows only look around. Any other tap or key waits again, and who wants to add words is left in peace. */
(() => {
  const READ = 1100;
  let timer = 0;
  document.querySelectorAll("[data-vanzelf]").forEach((line) => (line.hidden = false));
  document.addEventListener("change", (event) => {
    const skip = event.target.matches(".dk-niveau__rondje") && event.target.form.querySelector("[data-verder]");
    if (skip) skip.textContent = skip.dataset.verder; // there is an answer now: nothing is passed over any more
  });
  const hold = () => clearTimeout(timer);
  document.addEventListener("keydown", hold);
  document.addEventListener("click", (event) => {
    hold();
    const answer = event.target.closest('[data-tik="vraag"] .dk-niveau');
    const form = answer && answer.closest("form");
    if (!form || event.detail === 0 || form.querySelector("details[open]")) return;
    const line = form.querySelector("[data-vanzelf]");
    if (!line) return; // something stands here that has to be read first
    const chosen = answer.querySelector(".dk-niveau__kop").textContent.trim().replace(/[.]$/, "");
    line.textContent = line.dataset.gekozen.replace("{wat}", chosen);
    timer = setTimeout(() => form.requestSubmit(), READ);
  });
})();
