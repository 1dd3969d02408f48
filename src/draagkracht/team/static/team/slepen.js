/* A bar of the proposed plan can be dragged to another week. Letting go presses the button that is on the page already
   ("Zet in deze week"): without a script, by keyboard and by voice the same is done there. */
(() => {
  const field = document.querySelector("[data-slepen]");
  if (!field) return;
  const line = field.querySelector("[data-sleepzin]");
  const day = new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long" });
  const form = (bar) => document.getElementById(`stap-${bar.dataset.stap}`)?.querySelector("form");
  const words = (week) => {
    const begin = new Date(`${field.dataset.begin}T12:00:00`);
    begin.setDate(begin.getDate() + 7 * week);
    return field.dataset.zin.replace("{week}", week + 1).replace("{op}", day.format(begin));
  };
  const hint = line ? line.textContent : "";
  let drag = null;

  const put = (week) => {
    drag.week = week;
    const shift = (week - drag.van) * drag.size;
    drag.bar.setAttribute("transform", `translate(${shift} 0)`);
    line.textContent = week === drag.van ? hint : words(week);
  };
  const back = () => {
    drag.bar.removeAttribute("transform");
    drag.bar.classList.remove("dk-b-sleep--vast");
    line.textContent = hint;
    drag = null;
  };

  field.querySelectorAll(".dk-b-sleep").forEach((bar) => {
    if (!line || !form(bar)) return;
    bar.classList.add("dk-b-sleep--kan");
    line.hidden = false;
    // Browsers do not look at touch-action of a shape: without this a finger would scroll the page.
    bar.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    bar.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      bar.setPointerCapture(event.pointerId);
      bar.classList.add("dk-b-sleep--vast");
      drag = { bar, van: Number(bar.dataset.van), size: Number(bar.dataset.week), x: event.clientX, week: 0 };
      drag.week = drag.van;
      drag.scale = bar.ownerSVGElement.getScreenCTM().a;
    });
    bar.addEventListener("pointermove", (event) => {
      if (!drag || drag.bar !== bar) return;
      const weeks = Math.round((event.clientX - drag.x) / drag.scale / drag.size);
      put(Math.max(0, drag.van + weeks));
    });
    bar.addEventListener("pointercancel", () => drag && back());
    bar.addEventListener("pointerup", () => {
      if (!drag) return;
      const { week, van } = drag;
      if (week === van) return back();
      const here = form(bar);
      here.querySelector("input[name$=week]").value = week + 1;
      here.querySelector("button[value=week]").click();
      drag = null;
    });
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && drag && back());
})();
