/* The way out at once, no steps back when somebody asked for that, and a word before the session ends. */
(() => {
  const weg = document.querySelector("form[data-snelweg]");
  if (weg) {
    const leave = () => {
      document.documentElement.hidden = true;
      navigator.sendBeacon(weg.action, new FormData(weg));
      window.location.replace(weg.dataset.snelweg);
    };
    weg.addEventListener("submit", (event) => {
      event.preventDefault();
      leave();
    });
    // Three times Escape: for who has no time to find the button.
    let times = [];
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      times = [...times.filter((time) => event.timeStamp - time < 2000), event.timeStamp];
      if (times.length >= 3) leave();
    });
  }

  // "Geen sporen": a link takes the place of this page, so that going back finds none of these pages.
  if ("stil" in document.documentElement.dataset) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || link.target) return;
      const target = new URL(link.href, location.href);
      if (target.origin !== location.origin || link.hasAttribute("download")) return;
      if (target.pathname === location.pathname && target.hash) return;
      event.preventDefault();
      location.replace(target);
    });
  }

  const bijna = document.querySelector("#mijn-bijna");
  if (bijna && bijna.showModal) {
    const wait = (Number(bijna.dataset.minuten) - 2) * 60000;
    let timer, last;
    const close = () => location.reload(); // the session is over: the login page comes, and the draft is kept
    const begin = () => {
      clearTimeout(timer);
      clearTimeout(last);
      timer = setTimeout(() => {
        bijna.showModal();
        last = setTimeout(close, 125000);
      }, wait);
    };
    bijna.querySelector("button").addEventListener("click", async () => {
      const answer = await fetch("/mijn/wakker/", { redirect: "manual" }).catch(() => null);
      if (!answer || answer.status !== 204) return close();
      bijna.close();
      begin();
    });
    document.addEventListener("htmx:afterRequest", begin);
    begin();
  }
})();
