/* A card whose answer could not be kept says so and tries again; a login page never lands in a card. */
(() => {
  const waits = new WeakMap();
  const card = (event) => (event.target.closest ? event.target.closest(".mt-kaart") : null);
  const retry = (element, name) => {
    const line = element.querySelector(".mt-stand");
    const wait = Math.min((waits.get(element) || 1000) * 2, 60000);
    line.textContent = line.dataset[name];
    waits.set(element, wait);
    setTimeout(() => window.htmx.trigger(element, "change"), wait);
  };
  ["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) =>
    document.addEventListener(name, (event) => card(event) && retry(card(event), "mislukt")));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const element = event.detail.requestConfig && event.detail.requestConfig.elt.closest(".mt-kaart");
    if (!element || event.detail.xhr.status >= 400) return;
    if (event.detail.xhr.responseURL.endsWith(element.getAttribute("hx-post"))) return void waits.delete(element);
    event.detail.shouldSwap = false;
    retry(element, "verlopen");
  });
})();
