/* Shows honestly whether the draft is kept, tries again when it is not, and sends what is left when the page closes. */
(() => {
  const drafts = new WeakMap(); // form -> { made, sent, kept, wait, timer }: made and kept count changes
  const draft = (form) => drafts.get(form) || drafts.set(form, { made: 0, sent: 0, kept: 0, wait: 2000 }).get(form);
  const autosaved = (form) => form && form.querySelector(".dk-bewaard");
  const isKept = (xhr) => new URL(xhr.responseURL || "/", location.href).pathname === "/concept/";
  const on = (names, act) => names.forEach((name) => document.addEventListener(name, act));
  const onStatus = (names, act) =>
    on(names, (event) => event.target.matches?.(".dk-bewaard") && act(event.target, draft(event.target.closest("form")), event));

  const retry = (element, own, text) => {
    element.textContent = text;
    element.classList.add("dk-bewaard--niet");
    clearTimeout(own.timer);
    own.timer = setTimeout(() => window.htmx.trigger(element, "opnieuw"), own.wait);
    own.wait = Math.min(own.wait * 2, 60000);
  };

  const promise = (root) => root.querySelectorAll(".dk-bewaard[hidden]").forEach((element) => (element.hidden = false));
  promise(document);
  document.addEventListener("htmx:load", (event) => promise(event.target));
  on(["input", "change"], (event) => autosaved(event.target.form) && (draft(event.target.form).made += 1));
  onStatus(["htmx:beforeRequest"], (element, own) => (own.sent = own.made));
  onStatus(["htmx:sendError", "htmx:responseError", "htmx:timeout"], (element, own) => retry(element, own, element.dataset.mislukt));
  onStatus(["htmx:beforeSwap"], (element, own, event) => {
    if (event.detail.xhr.status >= 400) return;
    // A session that ended answers with the login page: that is not "bewaard".
    if (!isKept(event.detail.xhr)) {
      event.detail.shouldSwap = false;
      return retry(element, own, element.dataset.verlopen);
    }
    element.classList.remove("dk-bewaard--niet");
    clearTimeout(own.timer);
    Object.assign(own, { kept: own.sent, wait: 2000 });
  });

  on(["submit"], (event) => {
    const form = event.target;
    if (form.dataset.onderweg) return event.preventDefault();
    form.dataset.onderweg = "ja";
    setTimeout(() => delete form.dataset.onderweg, 8000); // an answer that is a file leaves the page standing
    if (autosaved(form)) draft(form).kept = draft(form).made;
  });
  // Back to a page that was sent: its form counts as dealt with, so what is typed in it now would not be kept as a draft.
  window.addEventListener("pageshow", (event) => {
    // And who went back may be another: the device was handed over, or somebody logged out.
    if (event.persisted) return location.reload();
    document.querySelectorAll("form[data-onderweg]").forEach((form) => delete form.dataset.onderweg);
  });
  const flush = () => document.querySelectorAll("form:has(.dk-bewaard)").forEach((form) => {
    if (draft(form).made === draft(form).kept) return;
    const data = new FormData(form);
    [...data].forEach(([name, value]) => value instanceof File && data.delete(name));
    if (navigator.sendBeacon("/concept/", data)) draft(form).kept = draft(form).made;
  });
  ["beforeunload", "pagehide"].forEach((name) => window.addEventListener(name, flush));
})();
