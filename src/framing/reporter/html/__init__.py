"""The HTML report: texts side by side, tables and charts in one self-contained page."""
