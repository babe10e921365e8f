(() => {
  const { make, interactive, counted } = framing;
  const data = JSON.parse(document.getElementById("data").textContent);
  const marks = data.marks;
  const [LAYER, ENTITY, CATEGORY, VOICE, POLARITY, SAYS] = [0, 1, 2, 3, 4, 5];
  const SIGNS = { positive: "+", negative: "\u2212" };
  const $ = (id) => document.getElementById(id);
  const form = document.querySelector(".filters");
  const articles = Array.from(document.querySelectorAll("article.text"));
  const pieces = Array.from(document.querySelectorAll(".mark"));
  const ids = new Map(pieces.map((p) => [p, p.dataset.marks.split(" ")]));
  const sentences = articles.map((a) => Array.from(a.querySelectorAll(".sentence")));
  const starts = sentences.map((found) => found.map((s) => Number(s.dataset.start)));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const pace = () => (calm.matches ? "auto" : "smooth");
  const say = (text) => { $("status").textContent = text; };

  /* ---- which marks are shown */
  const checked = (name) => new Set(Array.from(form.querySelectorAll(`input[name=${name}]:checked`), (i) => i.value));

  function kept(entity, category, voices, layers) {
    const out = new Set();
    for (const [id, m] of Object.entries(marks)) {
      if (!layers.has(m[LAYER]) || !voices.has(m[VOICE])) continue;
      if (entity && m[ENTITY] !== entity) continue;
      if (category && m[CATEGORY] !== category) continue;
      out.add(id);
    }
    return out;
  }

  let on = new Set(); // ids of the marks that are shown

  function filter() {
    on = kept($("entity").value, $("category").value, checked("voice"), checked("layer"));
    for (const piece of pieces) {
      const here = ids.get(piece).filter((id) => on.has(id)).map((id) => marks[id]);
      const last = (layer) => here.findLast((m) => m[LAYER] === layer);
      const signed = last("term") || last("descriptor");
      piece.className = ["mark", ...new Set(here.map((m) => m[LAYER])), signed ? signed[POLARITY] : ""].join(" ").trim();
      piece.classList.toggle("off", here.length === 0);
      const end = (piece.dataset.ends || "").split(" ").findLast((id) => on.has(id));
      if (end) piece.dataset.sign = SIGNS[marks[end][POLARITY]];
      else delete piece.dataset.sign;
    }
    articles.forEach(enter);
    const all = Object.keys(marks).length;
    say(on.size === all ? "" : `${counted(on.size)} of ${counted(all)} marks`);
  }

  const shownIn = (article) => Array.from(article.querySelectorAll(".mark:not(.off)"));

  /* one mark of each text can be reached by Tab, the arrows lead to the others */
  function enter(article) {
    article.querySelectorAll(".mark[tabindex]").forEach((m) => m.removeAttribute("tabindex"));
    const first = article.querySelector(".mark:not(.off)");
    if (first) first.tabIndex = 0;
  }

  /* ---- what a mark or chip says */
  function told(node) {
    if (node.classList.contains("off")) return "";
    if (node.dataset.says !== undefined) return node.dataset.says;
    return ids.get(node).filter((id) => on.has(id)).map((id) => marks[id][SAYS]).join("\n");
  }

  function tip(node) {
    const box = $("tip"), text = told(node);
    if (!text) return hide();
    box.textContent = text;
    box.hidden = false;
    const at = node.getClientRects()[0] || node.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8));
    const below = at.bottom + 6 + box.offsetHeight < innerHeight;
    box.style.left = `${left}px`;
    box.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - box.offsetHeight - 6)}px`;
    return undefined;
  }

  function hide() {
    $("tip").hidden = true;
  }

  const TOLD = ".mark:not(.off), .chip";
  document.addEventListener("mouseover", (event) => {
    const node = event.target.closest(TOLD);
    if (node) tip(node);
    else hide();
  });
  document.addEventListener("focusin", (event) => {
    const node = event.target.closest(TOLD);
    if (!node) return;
    tip(node);
    node.setAttribute("aria-describedby", "tip");
  });
  document.addEventListener("focusout", (event) => {
    event.target.removeAttribute?.("aria-describedby");
    hide();
  });
  document.addEventListener("scroll", () => {
    const node = document.activeElement?.closest(TOLD);
    if (node?.hasAttribute("aria-describedby") && !$("tip").hidden) tip(node);  // focus itself may scroll
    else hide();
  }, { capture: true, passive: true });

  /* ---- to a place in the text */
  let origin = null;

  function clear() {
    document.querySelectorAll(".flash").forEach((s) => s.classList.remove("flash"));
    document.querySelectorAll(".kin").forEach((s) => s.classList.remove("kin"));
    if (window.CSS && CSS.highlights) CSS.highlights.delete("found");
  }

  function level(sentence, height) {
    const box = sentence.closest(".scroll");
    const top = sentence.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTo({ top: top - height, behavior: pace() });
  }

  function sentenceAt(article, start) {
    let low = 0, high = starts[article].length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[article][middle] <= start) low = middle; else high = middle - 1;
    }
    return low;
  }

  /* the characters start to end of a sentence's text nodes, as a range */
  function rangeOf(article, number, start, end) {
    const range = document.createRange();
    let at = starts[article][number], open = false;
    for (let n = number; n < sentences[article].length && starts[article][n] < end; n += 1) {
      at = starts[article][n];
      const walker = document.createTreeWalker(sentences[article][n], NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = Array.from(node.data).length;
        const unit = (k) => Array.from(node.data).slice(0, Math.max(0, k)).join("").length;
        if (!open && start < at + length) { range.setStart(node, unit(start - at)); open = true; }
        if (open) range.setEnd(node, unit(Math.min(end - at, length)));
        at += length;
        if (at >= end) break;
      }
    }
    return open ? range : null;
  }

  /* marked where the browser can highlight a range */
  function highlight(ranges) {
    const found = ranges.filter((range) => range !== null);
    if (window.CSS && CSS.highlights && found.length) CSS.highlights.set("found", new Highlight(...found));
  }

  /* the place that the address and the citation are about */
  let place = null;

  function settle(article, start, end) {
    place = [article, start, end];
    $("dock").hidden = false;
    try {
      history.replaceState(null, "", `#at-${article}-${start}-${end}`);
    } catch { /* in the frame of a notebook there is no address to change */ }
  }

  function citation([article, start, end]) {
    const of = articles[article], number = sentenceAt(article, start);
    const words = rangeOf(article, number, start, end);
    const told = [of.getAttribute("aria-label"), of.dataset.title && `\u201c${of.dataset.title}\u201d`, of.dataset.date, of.dataset.url];
    const where = `sentence ${number + 1}, characters ${start}\u2013${end}`;
    return `\u201c${String(words || "").replace(/\s+/g, " ").trim()}\u201d (${told.filter(Boolean).join(", ")}; ${where})`;
  }

  async function cite() {
    const text = citation(place);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = make("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
    }
    say(`copied: ${text}`);
    $("cite").textContent = "Copied";
    setTimeout(() => { $("cite").textContent = "Copy as citation"; }, 1500);
  }

  function toTexts(node) {
    origin = node;
    $("texts").querySelector(".texts").scrollIntoView({ behavior: pace(), block: "nearest" });
  }

  /* the words of every source at once, in line with each other; the first of an article is brought up */
  function together(node, places) {
    const seen = new Set(), ranges = [];
    clear();
    toTexts(node);
    places.forEach(([article, start, end]) => {
      const number = sentenceAt(article, start);
      const sentence = sentences[article][number];
      sentence.classList.add("flash");
      ranges.push(rangeOf(article, number, start, end));
      if (seen.has(article)) return;
      seen.add(article);
      level(sentence, sentence.closest(".scroll").clientHeight / 3);
    });
    highlight(ranges);
    articles[places[0][0]].scrollIntoView({ behavior: pace(), block: "nearest", inline: "nearest" });
    settle(...places[0]);
    $("back").hidden = false;
    say(`shown in ${seen.size} texts`);
    hide();
  }

  function go(node, places) {
    const turn = (Number(node.dataset.turn) || 0) % places.length;
    node.dataset.turn = turn + 1;
    const [article, start, end] = places[turn];
    const number = sentenceAt(article, start);
    const sentence = sentences[article][number];
    clear();
    sentence.classList.add("flash");
    highlight([rangeOf(article, number, start, end)]);
    toTexts(node);
    articles[article].scrollIntoView({ behavior: pace(), block: "nearest", inline: "nearest" });
    level(sentence, sentence.closest(".scroll").clientHeight / 3);
    settle(article, start, end);
    $("back").hidden = node.closest("#texts") !== null;
    say(places.length > 1 ? `place ${turn + 1} of ${places.length}` : "");
    hide();
  }

  function back() {
    $("dock").hidden = true;
    if (!origin) return;
    origin.scrollIntoView({ behavior: pace(), block: "center" });
    origin.focus({ preventScroll: true });
    origin = null;
  }

  const placesIn = (text) => text.split("; ").map((p) => p.split(" ").map(Number));
  const placesOf = (node) => placesIn(node.dataset.at);

  /* a contrast's own place first, then those of the other sources */
  function placesBeside(node) {
    const own = placesOf(node);
    const others = placesIn(node.dataset.beside || "").filter(([article]) => article !== own[0][0]);
    return own.slice(0, 1).concat(others);
  }

  function align(button) {
    const rank = button.dataset.passage;
    const here = button.closest("article");
    const box = here.querySelector(".scroll");
    const height = button.getBoundingClientRect().top - box.getBoundingClientRect().top;
    let others = 0;
    clear();
    articles.forEach((article, i) => {
      const found = sentences[i].filter((s) => (s.dataset.passages || "").split(" ").includes(rank));
      found.forEach((s) => s.classList.add("flash"));
      if (article === here || !found.length) return;
      others += 1;
      level(found[0], height);
    });
    const first = articles.find((a) => a !== here && a.querySelector(".flash"));
    const at = first && first.getBoundingClientRect();
    if (at && (at.left + at.right > 2 * innerWidth || at.right < innerWidth / 4)) {
      first.scrollIntoView({ behavior: pace(), block: "nearest", inline: "start" });
    }
    say(others ? `passage ${rank} shown` : `passage ${rank}: no matching sentence in another source`);
  }

  /* the mentions of the same entity in all texts */
  function kin(piece) {
    clear();
    const mine = ids.get(piece).map((id) => marks[id]).filter((m) => m[ENTITY]);
    const named = mine.findLast((m) => m[LAYER] === "entity") || mine[mine.length - 1];
    tip(piece);
    if (!named) return say("");
    const same = new Set(Object.keys(marks).filter((id) => marks[id][LAYER] === "entity" && marks[id][ENTITY] === named[ENTITY]));
    pieces.filter((p) => ids.get(p).some((id) => same.has(id))).forEach((p) => p.classList.add("kin"));
    const name = Array.from($("entity").options).find((o) => o.value === named[ENTITY]);
    return say(`${same.size} mention${same.size === 1 ? "" : "s"}: ${name ? name.textContent.replace(/ \(\d+\)$/, "") : ""}`);
  }

  /* ---- tables, made when they are opened */
  function cellText(table, row, i) {
    const value = row[i];
    if (value === null) return "";
    return table.columns[i].kind === "count" ? counted(value) : data.strings[value];
  }

  function rowOf(table, row) {
    let texts = null;
    const article = row[row.length - 1];
    const places = table.place && article >= 0 && row[table.place[0]] !== null
      ? `${article} ${row[table.place[0]]} ${row[table.place[1]]}` : "";
    let node = null;
    const made = {
      get cells() {
        texts = texts || table.columns.map((_, i) => cellText(table, row, i));
        return texts;
      },
    };
    made.draw = () => {
      if (node) return node;
      node = make("tr");
      made.cells.forEach((text, i) => {
        const column = table.columns[i];
        const cell = make("td", column.kind !== "text" ? "number" : text.length > 60 ? "long" : "", text);
        cell.dir = "auto";
        if (column.key === "polarity" || column.key === "tone") cell.className = text;
        node.append(cell);
      });
      const first = make("td", "place"), address = make("a", "permalink", "#");
      address.href = `#t-${table.key}-${made.rank + 1}`;
      address.setAttribute("aria-label", `Link to row ${made.rank + 1}`);
      first.append(address);
      if (places) {
        const button = make("button", "show", "show");
        button.type = "button";
        button.dataset.at = places;
        button.setAttribute("aria-label", "Show in the text");
        first.append(" ", button);
      }
      node.prepend(first);
      return node;
    };
    return made;
  }

  const reveals = new Map(); // table -> function that brings up a row by its number

  function build(details) {
    if (details.dataset.built) return;
    details.dataset.built = "yes";
    const table = data.tables.find((t) => t.key === details.dataset.table);
    const node = make("table"), head = node.createTHead().insertRow();
    for (const column of table.columns) {
      const th = make("th", column.kind === "text" ? "" : "number");
      th.scope = "col";
      th.dataset.kind = column.kind;
      th.setAttribute("aria-sort", "none");
      const button = make("button", "", column.heading);
      button.type = "button";
      button.title = column.meaning;
      th.append(button);
      head.append(th);
    }
    head.prepend(make("td", "place"));
    const box = make("div", "controls"), wide = make("div", "wide");
    wide.tabIndex = 0;
    wide.setAttribute("role", "region");
    wide.setAttribute("aria-label", details.querySelector("h3").textContent);
    wide.append(node);
    details.append(box, wide);
    reveals.set(details, interactive(node, table.rows.map((row) => rowOf(table, row)), box));
  }

  /* ---- addresses: #contrast-3, #t-roles-12 (a row), #at-0-120-140 (characters of an article) */
  function arrive() {
    const hash = location.hash.slice(1);
    const at = /^at-(\d+)-(\d+)-(\d+)$/.exec(hash), row = /^(t-\w+)-(\d+)$/.exec(hash);
    document.querySelectorAll(".here").forEach((n) => n.classList.remove("here"));
    if (at && articles[at[1]] && Number(at[2]) < Number(at[3])) return go($("texts"), [at.slice(1).map(Number)]);
    const table = row && $(row[1]);
    if (table) table.open = true;
    if (table) build(table);
    const node = table ? reveals.get(table)(Number(row[2]) - 1) : hash && document.getElementById(hash);
    if (!node) return undefined;
    for (let box = node.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (table || node.matches(".row, .line")) node.classList.add("here");
    return node.scrollIntoView({ block: table ? "center" : "start" });
  }

  document.querySelectorAll("details.table").forEach((d) => {
    d.addEventListener("toggle", () => { if (d.open) build(d); });
    if (d.open) build(d);
  });

  /* ---- chips: one Tab stop a group, the arrows lead to the others */
  document.querySelectorAll(".chips").forEach((group) => {
    group.querySelectorAll(".chip").forEach((c, i) => { c.tabIndex = i ? -1 : 0; });
  });

  function step(list, from, by, roving) {
    const to = list[list.indexOf(from) + by];
    if (!to) return false;
    if (roving) from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    const node = event.target;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") {
      const seen = document.querySelector(".flash, .kin") || !$("tip").hidden;
      hide();
      clear();
      say("");
      $("dock").hidden = true;
      if (origin && seen) back();
      return;
    }
    if (by && node.matches(".chip")) {
      const list = Array.from(node.closest(".chips").querySelectorAll(".chip")).filter((c) => c.offsetParent !== null);
      if (step(list, node, by, true)) event.preventDefault();
    } else if (by && node.matches(".mark")) {
      if (step(shownIn(node.closest("article")), node, by, true)) event.preventDefault();
    } else if (event.key === "ArrowRight" && node.matches(".scroll")) {
      node.querySelector(".mark[tabindex]")?.focus();
      event.preventDefault();
    } else if ((event.key === "Enter" || event.key === " ") && node.matches(".mark")) {
      kin(node);
      event.preventDefault();
    }
  });

  document.addEventListener("click", (event) => {
    const to = event.target.closest("[data-at]");
    if (to && "together" in to.dataset) return together(to, placesOf(to));
    if (to && to.dataset.beside) return together(to, placesBeside(to));
    if (to) return go(to, placesOf(to));
    const aligned = event.target.closest(".align");
    if (aligned) return align(aligned);
    if (event.target.closest("#back")) return back();
    if (event.target.closest("#cite")) return cite();
    const piece = event.target.closest(".mark:not(.off)");
    if (piece) return kin(piece);
    return undefined;
  });

  form.addEventListener("change", () => {
    filter();
    if (!$("entity").value) return;
    articles.forEach((article) => {
      const first = article.querySelector(".mark.entity:not(.off)");
      if (first) level(first, article.querySelector(".scroll").clientHeight / 4);
    });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { clear(); filter(); }, 0));
  filter();
  addEventListener("hashchange", arrive);
  arrive();
})();
