/* In a question with five anchors the keys 0 to 4 choose an answer, as long as a radio button of it has the focus. */
document.addEventListener("keydown", (event) => {
  const set = event.target.closest("[data-toetsen]");
  if (!set || event.target.type !== "radio" || event.ctrlKey || event.metaKey || event.altKey) return;
  const radio = [...set.querySelectorAll("input[type=radio]")].find((one) => one.value === event.key);
  if (!radio) return;
  event.preventDefault();
  radio.focus();
  radio.click();
});
