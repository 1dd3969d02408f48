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
