"""Write the excerpt of real output into docs/tutorial.md: `uv run python docs/excerpt.py`."""

from __future__ import annotations

import re
from pathlib import Path

from framing import api
from framing.demo import pair
from framing.reporter.tables import tables
from framing.reporter.terminal import terminal

TOP = Path(__file__).resolve().parents[1]
WIDTH = 90
_PLACE = re.compile(r"<!-- excerpt -->\n.*?<!-- /excerpt -->", re.DOTALL)


def excerpt() -> str:
    """What the terminal shows by default."""
    with api.store() as kept:
        comparison = api.compare(api.read([str(path) for path in pair()]).articles, api.settings(), kept)
    return terminal.render(tables.report(comparison), width=WIDTH).strip("\n")


def main() -> None:
    page = TOP / "docs" / "tutorial.md"
    block = f"<!-- excerpt -->\n```text\n{excerpt()}\n```\n<!-- /excerpt -->"
    page.write_text(_PLACE.sub(lambda _: block, page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
