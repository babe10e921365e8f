"use strict";
/* Shared by the report and the index: theme, and tables that sort and filter. Text enters the page as text only. */
const framing = (() => {
  const FIRST = 200; // rows shown before "show all"

  const counts = new Intl.NumberFormat("en"), words = new Intl.Collator("en", { sensitivity: "base" });
  const counted = (n) => counts.format(n);

  function make(name, className, text) {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  /* "−0.12", "1,204", "34%", "<.001", "12.3 (40)" -> a number; NaN where there is none */
  const number = (text) => parseFloat(String(text).replace(/\u2212/g, "-").replace(/[,%<+\s]/g, ""));

  function order(a, b, numeric, sign) {
    if (!numeric) return a && b ? sign * words.compare(a, b) : (a ? 0 : 1) - (b ? 0 : 1);
    const x = number(a), y = number(b);
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y);
    return sign * (x - y);
  }

  function matches(row, asked) {
    row.search = row.search || row.cells.join("\n").toLowerCase();
    return asked.every((word) => row.search.includes(word));
  }

  /* rows: [{cells: [text], draw() -> tr}]; heads: the th elements with data-kind; box: where the controls go */
  function interactive(table, rows, box) {
    const body = table.tBodies[0] || table.createTBody();
    const heads = Array.from(table.tHead.rows[0].cells);
    const input = make("input");
    input.type = "search";
    input.placeholder = "Filter rows";
    input.setAttribute("aria-label", "Filter the rows of this table");
    const told = make("span", "soft shown");
    told.setAttribute("role", "status");
    const all = make("button", "all", "Show all");
    all.type = "button";
    box.append(input, told, all);
    let shown = rows, limit = FIRST;

    function draw() {
      body.replaceChildren(...shown.slice(0, limit).map((row) => row.draw()));
      const seen = Math.min(limit, shown.length);
      told.textContent = seen === rows.length ? "" : `${counted(seen)} of ${counted(rows.length)} rows`;
      all.hidden = seen === shown.length;
    }

    function filter() {
      const asked = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      shown = asked.length ? rows.filter((row) => matches(row, asked)) : rows;
      draw();
    }

    function sort(th) {
      const at = heads.filter((h) => h.tagName === "TH").indexOf(th), numeric = th.dataset.kind !== "text";
      const now = th.getAttribute("aria-sort");
      const down = now === "none" ? numeric : now === "ascending";
      rows.sort((a, b) => order(a.cells[at], b.cells[at], numeric, down ? -1 : 1) || a.rank - b.rank);
      heads.forEach((h) => { if (h.tagName === "TH") h.setAttribute("aria-sort", "none"); });
      th.setAttribute("aria-sort", down ? "descending" : "ascending");
      filter();
    }

    rows.forEach((row, i) => { row.rank = i; });
    input.addEventListener("input", filter);
    all.addEventListener("click", () => { limit = Infinity; draw(); });
    heads.forEach((th) => th.querySelector("button")?.addEventListener("click", () => sort(th)));
    draw();

    /* the row that was made from the data's row of that number, whatever is filtered or sorted; null if there is none */
    return (rank) => {
      const row = rows.find((r) => r.rank === rank);
      if (!row) return null;
      input.value = "";
      limit = Math.max(limit, rows.indexOf(row) + 1);
      filter();
      return row.draw();
    };
  }

  function theme() {
    const button = document.getElementById("theme");
    const paint = (name) => {
      document.documentElement.dataset.theme = name;
      button.setAttribute("aria-pressed", String(name === "dark"));
    };
    paint(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    button.addEventListener("click", () => paint(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
  }

  return { make, interactive, counted, theme };
})();
framing.theme();
