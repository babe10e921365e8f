"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const marks = data.marks;
  const pieces = Array.from(document.querySelectorAll(".mark"));
  const entity = document.getElementById("entity");
  const category = document.getElementById("category");
  const form = document.querySelector(".filters");
  const detail = document.getElementById("detail");
  const hint = detail.textContent;
  const LAYERS = ["entity", "descriptor", "term", "quotation", "scare"];
  const POLARITIES = ["negative", "neutral", "positive"];
  const original = new Map(pieces.map((p) => [p, p.className]));

  const checked = (name) => new Set(Array.from(form.querySelectorAll(`input[name=${name}]:checked`), (i) => i.value));

  function wanted(mark, voices, layers) {
    if (!layers.has(mark.layer) || !voices.has(mark.voice)) return false;
    if (entity.value && mark.entity !== entity.value) return false;
    return !category.value || (mark.layer === "term" && mark.category === category.value);
  }

  function filter() {
    const voices = checked("voice");
    const layers = checked("layer");
    for (const piece of pieces) {
      const kept = piece.dataset.marks.split(" ").map((id) => marks[id]).filter((m) => wanted(m, voices, layers));
      const shown = new Set(kept.map((m) => m.layer));
      piece.className = original.get(piece);
      for (const layer of LAYERS) if (!shown.has(layer)) piece.classList.remove(layer);
      if (!shown.has("term") && !shown.has("descriptor")) piece.classList.remove(...POLARITIES);
      piece.classList.toggle("off", kept.length === 0);
      const sign = piece.querySelector(".sign");
      if (sign) sign.hidden = !shown.has("term");
    }
  }

  function tell(event) {
    const piece = event.target.closest ? event.target.closest(".mark") : null;
    if (!piece || piece.classList.contains("off")) return;
    detail.textContent = piece.dataset.marks.split(" ").map((id) => marks[id].says).join(" · ");
  }

  function align(button) {
    const rank = button.dataset.passage;
    const here = button.closest("article");
    document.querySelectorAll(".flash").forEach((s) => s.classList.remove("flash"));
    for (const column of document.querySelectorAll("article.text")) {
      const found = Array.from(column.querySelectorAll(".sentence[data-passages]"))
        .filter((s) => s.dataset.passages.split(" ").includes(rank));
      found.forEach((s) => s.classList.add("flash"));
      if (column !== here && found.length) {
        const box = column.querySelector(".scroll");
        const top = found[0].getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
        box.scrollTop = top - box.clientHeight / 3;
      }
    }
  }

  function compare(a, b, numeric) {
    if (numeric) {
      const x = parseFloat(a), y = parseFloat(b);
      if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y);
      return x - y;
    }
    return a.localeCompare(b, "en");
  }

  function sort(button) {
    const head = button.closest("th");
    const body = head.closest("table").tBodies[0];
    const at = head.cellIndex;
    const numeric = head.classList.contains("number");
    const down = head.getAttribute("aria-sort") === (numeric ? "descending" : "ascending");
    const order = numeric === down ? 1 : -1;
    const value = (row) => (numeric ? row.cells[at].dataset.sort : row.cells[at].textContent);
    const rows = Array.from(body.rows).map((row, i) => [row, i]);
    rows.sort(([a, i], [b, j]) => order * compare(value(a), value(b), numeric) || i - j);
    for (const th of head.parentNode.cells) th.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", order === 1 ? "ascending" : "descending");
    body.append(...rows.map(([row]) => row));
  }

  function paint(theme) {
    document.documentElement.dataset.theme = theme;
    const dark = theme === "dark";
    button.setAttribute("aria-pressed", String(dark));
    button.textContent = dark ? "Light theme" : "Dark theme";
  }

  const button = document.getElementById("theme");
  paint(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  button.addEventListener("click", () => paint(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { setTimeout(filter, 0); detail.textContent = hint; });
  document.addEventListener("mouseover", tell);
  document.addEventListener("focusin", tell);
  document.addEventListener("click", (event) => {
    const aligned = event.target.closest(".align");
    if (aligned) align(aligned);
    const heading = event.target.closest("th button");
    if (heading) sort(heading);
  });
})();
