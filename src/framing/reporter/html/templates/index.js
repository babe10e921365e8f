(() => {
  document.querySelectorAll("table").forEach((table) => {
    const rows = Array.from(table.tBodies[0].rows, (row) => ({
      cells: Array.from(row.cells, (cell) => cell.textContent.trim()),
      draw: () => row,
    }));
    framing.interactive(table, rows, table.closest(".cell").querySelector(".controls"));
  });
})();
