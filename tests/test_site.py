"""The documentation as a site: what is made from the code is up to date, notebooks run, every page can be found."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def module(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(Path(path).stem, DOCS / path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.parametrize("page", ["reference/commands.md", "reference/json.md"])
def test_the_reference_is_what_the_code_says(page: str) -> None:
    made = module("reference.py").pages()[page]
    assert made == (DOCS / page).read_text(encoding="utf-8"), "run: uv run python docs/reference.py"


def test_every_field_of_the_json_has_a_meaning() -> None:
    page = (DOCS / "reference" / "json.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", page, re.MULTILINE)
    assert len(rows) > 400
    assert [name for name, meaning in rows if len(meaning) < 4] == []


@pytest.mark.parametrize(("record", "field", "said"), [
    ("Quotation", "speaker", "as named, after coreference"),
    ("QuotationRecord", "speaker", "as the text has it"),
    ("RoleRecord", "verb", "lemma of the predicate"),
    ("Mention", "kind", "What a mention is"),
    ("Answer", "no such field", ""),
])  # fmt: skip
def test_a_field_means_what_stands_beside_it_in_the_code(record: str, field: str, said: str) -> None:
    """Its own comment goes before that of its namesake in the model, and this before its type's docstring."""
    meant = module("reference.py").meaning(record, field)
    assert meant.startswith(said)
    assert bool(meant) is bool(said)


@pytest.mark.parametrize(("page", "pattern", "number"), list(module("counts.py").figures()))
def test_pages_say_how_many_entries_the_lists_have(page: str, pattern: str, number: int) -> None:
    """Within a twentieth, so that an entry more changes no page."""
    told = re.search(pattern, (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert told is not None
    assert abs(int(told[1].replace(",", "")) - number) <= max(2, number / 20), "run: uv run python docs/counts.py"


def test_every_page_is_in_the_navigation() -> None:
    listed = set(re.findall(r"[\w/-]+\.md\b", (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:")[1]))
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    notebooks = {path.relative_to(DOCS).with_suffix(".md").as_posix() for path in DOCS.rglob("*.ipynb")}
    assert listed == pages | notebooks


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))], ids=lambda page: page.stem)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = [x for x in re.findall(r"\]\(([^)#\s]+)", text) if not re.match(r"[a-z]+:", x)]
    assert [x for x in links if not (page.parent / x).exists()] == []


def test_the_demo_in_the_tutorial_is_of_the_articles_that_ship() -> None:
    from framing.demo import pair

    tutorial = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    for path in pair():
        title, source = re.findall(r"^(?:title|source): (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert path.name in tutorial
        assert source in tutorial
        assert " ".join(title.split()[:3]) in tutorial, "run: uv run python docs/excerpt.py"


@pytest.mark.model
@pytest.mark.parametrize("name", ["compare", pytest.param("corpus", marks=pytest.mark.slow)])
def test_a_notebook_runs_and_shows_what_is_saved(name: str, tmp_path: Path) -> None:
    saved = json.loads((DOCS / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
    done = module("notebooks/run.py").run(saved)
    for before, after in zip(saved["cells"], done["cells"], strict=True):
        kinds = [
            [(o["output_type"], sorted(o.get("data", ()))) for o in cell.get("outputs", ())] for cell in (before, after)
        ]
        assert kinds[0] == kinds[1], "run: uv run python docs/notebooks/run.py"
    assert not re.search(r"(?:/|\\\\)(?:home|root|work|Users|tmp)/", json.dumps(saved["cells"]))


def test_the_figures_of_the_methods_page_stand_in_the_documents_it_sums_up() -> None:
    figure = re.compile(r"(?<![\d.])\d\.\d+ \[[\d., ]+\]")
    others = " ".join(
        path.read_text(encoding="utf-8").replace("**", "") for path in sorted(DOCS.glob("*.md"))
    )  # bold figures are the same figures
    claimed = figure.findall((DOCS / "methods" / "index.md").read_text(encoding="utf-8"))
    assert len(claimed) >= 10
    assert [f for f in claimed if f not in others] == [], "change docs/methods/index.md too"


def test_a_figure_that_a_script_writes_stands_on_one_line() -> None:
    for path in sorted((ROOT / "docs").rglob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert line.count("<!-- figure:") == line.count("<!-- /figure -->"), f"{path.name}: {line}"
