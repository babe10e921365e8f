"""Write how many entries the word lists have into the pages that say so: `uv run python docs/counts.py`."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
FOLDER = TOP / "lexicons"
_OTHER_LISTS = ("categories", "concepts")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def figures() -> Iterator[tuple[str, str, int]]:
    """Page, pattern whose first group is the figure, and what it should be."""
    lexicons = {p.stem: rows(p) for p in sorted(FOLDER.glob("*.csv")) if p.stem not in _OTHER_LISTS}
    entries = [row for found in lexicons.values() for row in found]
    loaded = {row["category"]: row["loaded"] == "yes" for row in rows(FOLDER / "categories.csv")}
    on = sum(loaded[row["category"]] for row in entries)
    concepts = rows(FOLDER / "concepts.csv")
    readme, statement, page = "lexicons/README.md", "docs/data-statement.md", "docs/lexicons.md"
    yield readme, r"^([\d,]+) entries of English", len(entries)
    yield readme, r"English: ([\d,]+) are loaded", on
    yield readme, r"by default, ([\d,]+) belong", len(entries) - on
    yield readme, r"one exists \(([\d,]+) entries", sum(bool(row["neutral"]) for row in entries)
    yield readme, r"not meant \(([\d,]+) entries", sum(bool(row["unless"]) for row in entries)
    for name, found in lexicons.items():
        yield readme, rf"^\| `{name}` \| ([\d,]+) \| o", len(found)
    for category, number in Counter(row["category"] for row in entries).items():
        yield readme, rf"^\| `{category}` \| ([\d,]+) \| (?!on|off)", number
    yield statement, r"(\d+) lexicons of English", len(lexicons)
    yield statement, r"English with ([\d,]+) entries", len(entries)
    yield statement, r"of which ([\d,]+) count", on
    for where, pattern in ((statement, r"default; (\d+) sets"), (page, r"holds (\d+) sets")):
        yield where, pattern, len({row["concept"] for row in concepts})
    yield page, r"tax”\), ([\d,]+) names", len(concepts)
    roles, predicates = (rows(FOLDER / "resources" / f"{name}.csv") for name in ("role-verbs", "predicates"))
    yield "docs/portraits.md", r"kinds of (\d+) verbs", len({row["verb"] for row in roles})
    yield "docs/portraits.md", r"says of (\d+) verbs", len(predicates)


def main() -> None:
    for name, pattern, number in figures():
        page = TOP / name
        text = page.read_text(encoding="utf-8")
        found = re.search(pattern, text, re.MULTILINE)
        if found is None:
            raise SystemExit(f"{name}: nothing like {pattern}")
        page.write_text(text[: found.start(1)] + f"{number:,}" + text[found.end(1) :], encoding="utf-8")


if __name__ == "__main__":
    main()
