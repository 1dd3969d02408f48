/* Reads a screen aloud with the browser's own voice, sentence by sentence: what is being said is marked where it stands.
   In the language of the page; without a voice for it the button says so, and without speech it stays away. */
(() => {
  if (!("speechSynthesis" in window)) return;
  const synth = window.speechSynthesis;
  const PARTS = "h1, h2, h3, p, li, dt, dd, legend, blockquote, label, summary, figcaption, .dk-knop";
  const MARK = "dk-voorlezen";
  const language = (element) => element.closest("[lang]")?.lang || "nl";

  // Which texts are read: what stands on the screen, in its order; folded things, these buttons and the Dutch beside a
  // translated text (it is for other eyes) not.
  const isRead = (node) => {
    const holder = node.parentElement;
    const folded = holder.closest("details:not([open])");
    return (
      node.data.trim() &&
      holder.closest(PARTS) &&
      holder.getClientRects().length &&
      !holder.closest("[data-voorlezen], [data-zwijg], .mijn-ernaast, [aria-hidden='true']") &&
      !(folded && !holder.closest("summary"))
    );
  };
  const lineOf = (node) => {
    let element = node.parentElement;
    while (element.parentElement && getComputedStyle(element).display.startsWith("inline")) element = element.parentElement;
    return element;
  };
  const linesOf = (root) => {
    const lines = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!isRead(node)) continue;
      const element = lineOf(node);
      const last = lines[lines.length - 1];
      if (last && last.element === element) last.nodes.push(node);
      else lines.push({ element, nodes: [node] });
    }
    return lines;
  };

  const cut = (text, lang) => {
    if (window.Intl && Intl.Segmenter) {
      const found = new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text);
      return [...found].map(({ segment, index }) => [index, index + segment.length]);
    }
    return [...text.matchAll(/[^.!?…؟]+[.!?…؟]*\s*/g)].map((found) => [found.index, found.index + found[0].length]);
  };
  // The place of a character in the line, as a node and an offset in it.
  const place = (nodes, at) => {
    for (const node of nodes) {
      if (at <= node.data.length) return [node, at];
      at -= node.data.length;
    }
    const last = nodes[nodes.length - 1];
    return [last, last.data.length];
  };
  const sentencesOf = (root) =>
    linesOf(root).flatMap(({ element, nodes }) => {
      const text = nodes.map((node) => node.data).join("");
      const lang = language(element);
      return cut(text, lang)
        .map(([from, to]) => ({ element, lang, text: text.slice(from, to).replace(/\s+/g, " ").trim(), from, to, nodes }))
        .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence.text));
    });

  // The browser's own mark for a piece of text; an older browser marks the whole line.
  const unmark = () => {
    if (window.CSS && CSS.highlights) CSS.highlights.delete(MARK);
    document.querySelectorAll(".dk-voorgelezen").forEach((element) => element.classList.remove("dk-voorgelezen"));
  };
  const mark = ({ element, nodes, from, to }) => {
    unmark();
    if (!nodes.every((node) => node.isConnected)) return;
    if (window.CSS && CSS.highlights && window.Highlight) {
      const range = new Range();
      range.setStart(...place(nodes, from));
      range.setEnd(...place(nodes, to));
      CSS.highlights.set(MARK, new Highlight(range));
    } else element.classList.add("dk-voorgelezen");
    const box = element.getBoundingClientRect();
    if (box.top < 0 || box.bottom > window.innerHeight) element.scrollIntoView({ block: "nearest" });
  };

  // A voice of exactly this language, else one of its neighbours (nl-BE for nl-NL). null: there is none. undefined: the
  // browser does not tell which it has, and then it is asked by the language alone.
  const voiceFor = (lang) => {
    const voices = synth.getVoices();
    if (!voices.length) return undefined;
    const begin = lang.toLowerCase().split("-")[0];
    const same = voices.filter((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === begin);
    const home = { nl: "nl-nl", en: "en-gb" }[begin];
    const is = (voice) => voice.lang.toLowerCase().replace("_", "-") === home;
    return same.find((voice) => is(voice) && voice.localService) || same.find(is) || same[0] || null;
  };

  let stop = null; // ends what is being read now
  const read = (button) => {
    const word = button.querySelector("span");
    const begin = (button.dataset.begin ||= word.textContent);
    const sentences = sentencesOf(document.querySelector(button.dataset.voorlezen));
    const voices = new Map();
    let next = 0;
    let isOver = false;
    stop = () => {
      isOver = true;
      stop = null;
      synth.cancel();
      unmark();
      word.textContent = begin;
    };
    const end = stop;
    const say = () => {
      if (isOver) return;
      const sentence = sentences[next];
      if (!sentence) return end();
      next += 1;
      if (!voices.has(sentence.lang)) voices.set(sentence.lang, voiceFor(sentence.lang));
      const voice = voices.get(sentence.lang);
      if (voice === null) {
        end();
        word.textContent = button.dataset.geenstem || begin;
        return;
      }
      const said = new SpeechSynthesisUtterance(sentence.text);
      said.lang = voice ? voice.lang : sentence.lang === "nl" ? "nl-NL" : sentence.lang;
      if (voice) said.voice = voice;
      said.rate = 0.9;
      said.onend = say;
      said.onerror = () => !isOver && end();
      mark(sentence);
      synth.speak(said);
    };
    word.textContent = button.dataset.stop;
    say();
  };

  document.querySelectorAll("[data-voorlezen]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (stop) return stop();
      synth.cancel();
      read(button);
    });
  });
  window.addEventListener("pagehide", () => (stop ? stop() : synth.cancel()));
  synth.getVoices(); // some browsers only begin to gather them once they are asked
})();
