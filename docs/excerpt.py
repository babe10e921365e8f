"""Write the excerpt of real output into README.md: `uv run python docs/excerpt.py`."""

from __future__ import annotations

import re
from pathlib import Path

from framing import api
from framing.reporter.tables import tables
from framing.reporter.terminal import terminal

TOP = Path(__file__).resolve().parents[1]
SEEDS = [str(TOP / "seeds" / name) for name in ("proletarian.txt", "al-jazeera.txt")]
WIDTH = 100
LINES = {"articles": 11, "portraits": 21, "wordings": 10, "passages": 9, "loaded_terms": 14, "voices": 12}
"""Panel -> how many of its lines are shown."""
_PLACE = re.compile(r"<!-- excerpt -->\n.*?<!-- /excerpt -->", re.DOTALL)


def excerpt() -> str:
    """The first lines of the main panels, as the terminal shows them."""
    with api.store() as kept:
        comparison = api.compare(api.read(SEEDS).articles, api.settings(), kept)
    report = tables.report(comparison)
    shown = []
    for panel, lines in LINES.items():
        text = terminal.render(report, width=WIDTH, panels=(panel,)).strip("\n").split("\n")
        kept_lines = text[:lines]
        shown.append("\n".join([*kept_lines, "   …"] if len(text) > lines else kept_lines))
    return "\n\n".join(shown)


def main() -> None:
    readme = TOP / "README.md"
    block = f"<!-- excerpt -->\n```text\n{excerpt()}\n```\n<!-- /excerpt -->"
    readme.write_text(_PLACE.sub(lambda _: block, readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
