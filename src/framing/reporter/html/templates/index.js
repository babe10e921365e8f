(() => {
  const table = document.querySelector("table");
  const rows = Array.from(table.tBodies[0].rows, (row) => ({
    cells: Array.from(row.cells, (cell) => cell.textContent.trim()),
    draw: () => row,
  }));
  framing.interactive(table, rows, document.querySelector(".controls"));
})();
