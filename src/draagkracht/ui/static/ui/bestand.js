/* Says which file was chosen: our own words lie over the browser's button, which speaks the language of the browser. */
(() => {
  const show = (input) => {
    const line = input.parentElement.querySelector(".dk-bestand__naam");
    line.dataset.leeg = line.dataset.leeg || line.textContent;
    line.textContent = [...input.files].map((file) => file.name).join(", ") || line.dataset.leeg;
  };
  document.querySelectorAll(".dk-bestand__invoer").forEach((input) => {
    input.addEventListener("change", () => show(input));
    show(input);
  });
})();
