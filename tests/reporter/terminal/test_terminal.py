"""The terminal: golden files, widths, colour, and text that tries to take the terminal over."""

from __future__ import annotations

import os
import re
from pathlib import Path

import hand_made
import pytest
from msgspec.structs import replace

from framing.model import Polarity
from framing.reporter.alone import alone
from framing.reporter.exports import markdown_export
from framing.reporter.tables.report import Report, Table
from framing.reporter.tables.tables import Options, report
from framing.reporter.terminal import terminal

GOLDEN = Path(__file__).parent / "golden"
PAIR = report(hand_made.comparison())


def golden(name: str, text: str) -> None:
    """Compare with the golden file; FRAMING_GOLDEN=write writes it anew."""
    path = GOLDEN / name
    if os.environ.get("FRAMING_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_pair(width: int) -> None:
    golden(f"pair-{width}.txt", terminal.render(PAIR, width=width))


@pytest.mark.parametrize(("sources", "width"), [(3, 120), (5, 80), (5, 200)])
def test_several(sources: int, width: int) -> None:
    golden(f"{sources}-{width}.txt", terminal.render(report(hand_made.many(sources)), width=width))


@pytest.mark.parametrize(("sources", "width"), [(3, 120), (5, 80)])
def test_every_panel(sources: int, width: int) -> None:
    text = terminal.render(report(hand_made.many(sources)), width=width, panels=terminal.COMPARED)
    golden(f"panels-{sources}-{width}.txt", text)


def test_the_overview_names_a_panel_for_all_that_it_holds_back() -> None:
    text = terminal.render(report(hand_made.many(3)), width=120)
    named = set(re.findall(r"--panel (\w+)", text))
    assert named <= set(terminal.PANELS)
    assert named >= {"portraits", "wordings", "passages", "roles", "coverage", "keyness", "notes"}
    assert "Entity portraits" not in text
    assert "Entity portraits" in terminal.render(report(hand_made.many(3)), width=120, all_rows=True)


def test_the_overview_sets_own_words_beside_those_of_others() -> None:
    text = terminal.render(PAIR, width=120)
    assert "negative  own −.70" in text
    assert "−stubborn mayor" in text
    assert "−a slap in the face — Traders, quoted" in text
    assert text.index("What sets them apart") < text.index("Main actors") < text.index("Who speaks")


def test_the_overview_shows_as_many_contrasts_as_fit() -> None:
    c = hand_made.many(3)
    lengthy = replace(c, contrasts=tuple(replace(c.contrasts[0], about=f"subject {i}") for i in range(40)))
    text = terminal.render(report(lengthy), width=120)
    assert "subject 9" in text
    assert "subject 10" not in text
    assert len(text.splitlines()) <= 120
    assert "40 contrasts" in text


def test_a_dash_takes_no_line_where_sources_stand_below_each_other() -> None:
    text = terminal.render(report(hand_made.many(5)), width=80)
    assert not any(re.fullmatch(r"(The \w+|Courier \d)\s+—", line) for line in text.splitlines())


def test_one_article() -> None:
    golden("alone-100.txt", terminal.render(report(alone(hand_made.herald())), width=100))


def test_markdown() -> None:
    golden("pair.md", markdown_export.markdown(PAIR))


@pytest.mark.parametrize("width", [60, 80, 97, 120, 200])
@pytest.mark.parametrize("sources", [2, 3, 4, 5])
def test_no_line_is_wider_than_the_terminal(width: int, sources: int) -> None:
    text = terminal.render(report(hand_made.many(sources)), width=width)
    assert max(len(line) for line in text.splitlines()) <= width


def test_colour_never_stands_alone() -> None:
    plain = terminal.render(PAIR, width=100)
    assert "\x1b" not in plain
    assert "− stubborn" in plain
    assert "+ respected" in plain
    assert "\x1b[31m" in terminal.render(PAIR, width=100, color=True)


def test_rows_are_capped_and_say_so() -> None:
    c = hand_made.comparison()
    terms = tuple(replace(c.analyses[0].loaded_terms[0], term=f"term {i}") for i in range(40))
    many = report(replace(c, analyses=(replace(c.analyses[0], loaded_terms=terms), c.analyses[1])))
    short = terminal.render(many, width=100, panels=("loaded_terms",))
    assert "more terms, use --all or an export" in short
    assert "term 39" not in short
    assert "term 39" in terminal.render(many, width=100, all_rows=True)


def test_a_sure_difference_in_sourcing_is_marked() -> None:
    c = hand_made.comparison()
    first, second = c.analyses
    named = tuple(replace(first.quotations[0], speaker_kind="named") for _ in range(12))
    unnamed = tuple(replace(second.quotations[0], speaker_kind="anonymous") for _ in range(12))
    sure = replace(c, analyses=(replace(first, quotations=named), replace(second, quotations=unnamed)))
    assert "named 12 (p <.001)" in terminal.render(report(sure), all_rows=True)
    assert "named 2 (p" not in terminal.render(PAIR, all_rows=True)


HOSTILE = "\x1b]52;c;ZXZpbA==\x07[red]x[/] :smile: \u202egnp.exe\u200b"


def hostile() -> Report:
    c = hand_made.comparison()
    changed = tuple(
        replace(a, article=replace(a.article, source=HOSTILE + a.article.id, title=HOSTILE)) for a in c.analyses
    )
    label = replace(c.passages[0], label=HOSTILE)
    return report(replace(c, analyses=changed, passages=(label,), notes=(HOSTILE,)))


@pytest.mark.parametrize("width", [80, 200])
def test_an_article_cannot_take_over_the_terminal(width: int) -> None:
    text = terminal.render(hostile(), width=width)
    assert not set("\x1b\x07\u202e\u200b") & set(text)
    assert "[red]x[/] :smile:" in text
    assert "\\x1b]52" in text


OURS = {
    "article",
    "voice",
    "polarity",
    "kind",
    "type",
    "role",
    "tone",
    "finding",
    "label",
    "stance",
    "origin",
    "told_as",
}
OURS |= {"modality", "called", "cues", "lexicon"}
"""Columns whose values the program chooses or takes apart."""


def test_no_cell_of_any_table_reaches_the_terminal_unseen() -> None:
    def spoilt(table: Table) -> Table:
        keys = [c.key for c in table.columns]
        rows = (
            tuple(f"{v}\x1b[5m" if isinstance(v, str) and k not in OURS else v for k, v in zip(keys, row, strict=True))
            for row in table.rows
        )
        return replace(table, rows=tuple(rows))

    made = replace(PAIR, tables=tuple(spoilt(t) for t in PAIR.tables))
    text = terminal.render(made, width=120, all_rows=True, panels=tuple(terminal.PANELS))
    assert "\x1b" not in text
    assert text.count("\\x1b[5m") > 100
    assert "\x1b" not in markdown_export.markdown(made)


def test_a_terminal_that_knows_ascii_only() -> None:
    text = terminal.render(PAIR, width=80, encoding="ascii")
    text.encode("ascii")
    assert "- stubborn" in text
    text = terminal.render(PAIR, width=80, encoding="cp1252")
    text.encode("cp1252")


def test_stories_that_differ_are_doubted() -> None:
    doubtful = report(replace(hand_made.comparison(), same_story=False, similarity=0.03))
    assert "may not tell the same story" in terminal.render(doubtful)


def test_saying_is_counted_and_deeds_come_first() -> None:
    c = hand_made.comparison()
    entity = c.entities[0]
    portrait = entity.portraits[0]
    deed = portrait.roles[0]
    neutral = replace(deed, role="agent", polarity=Polarity.NEUTRAL, other=None)
    said = [replace(neutral, verb="say", process="speech", start=i) for i in (1, 2)]
    wanted = replace(neutral, verb="repeal", object="the act", modality="possible", start=4)
    uses = (
        *said,
        wanted,
        replace(deed, verb="crush", object="free press", role="agent", polarity=Polarity.NEGATIVE, start=3),
    )
    spoken = replace(entity, portraits=(replace(portrait, roles=uses), *entity.portraits[1:]))
    changed = replace(c, entities=(spoken, *c.entities[1:]))
    text = terminal.render(report(changed), width=160, panels=("roles",))
    assert "crush free press" in text
    assert "speaks ×2" in text
    assert "say" not in text.split("only that")[1]
    assert text.index("crush free press") < text.index("(to) repeal the act")


def test_chosen_panels_only() -> None:
    chosen = report(hand_made.comparison(), Options(panels=("keyness",)))
    text = terminal.render(chosen)
    assert text.startswith("Keyness")
    assert "Roles" not in text


def test_nothing_found_is_said_in_every_panel() -> None:
    c = hand_made.comparison()
    bare = tuple(
        replace(a, entities=(), descriptors=(), roles=(), loaded_terms=(), quotations=(), events=(), mentions=())
        for a in c.analyses
    )
    empty = replace(c, analyses=bare, entities=(), wordings=(), passages=(), coverage=(), keyness=())
    text = terminal.render(report(empty), width=80, panels=tuple(terminal.PANELS))
    for words in ("No entity found", "No competing names", "No two sentences", "No entry of the lexicons", "No event"):
        assert words in text


@pytest.mark.parametrize(("sources", "width"), [(2, 60), (3, 60), (5, 79)])
def test_on_a_narrow_terminal_each_article_has_lines_of_its_own(sources: int, width: int) -> None:
    lines = terminal.render(report(hand_made.many(sources)), width=width, panels=("articles",)).splitlines()
    assert sum(line.startswith("Headline ") for line in lines) == sources
    names = {a.article.source for a in hand_made.many(sources).analyses}
    assert names <= {line.strip() for line in lines}


def test_one_is_one() -> None:
    text = terminal.render(PAIR, width=100, panels=("articles",))
    assert " 1 sentences" not in text
    assert " 1 speakers" not in text


def test_the_overview_shows_answers_that_differ_and_frames_whose_intervals_lie_apart() -> None:
    assert "What the story says" not in terminal.render(PAIR, width=120)  # one source alone answers each
    made = hand_made.comparison()
    one, two = made.analyses
    blamed = (replace(two.answers[0], question="blamed", entity=None),)
    wide, narrow = (replace(one.frames[0], count=n, share=n / 40, sentences=40) for n in (30, 2))
    one = replace(one, frames=(wide,))
    two = replace(two, answers=(*two.answers, *blamed), frames=(narrow,))
    text = terminal.render(report(replace(made, analyses=(one, two))), width=120)
    part = text.split("What the story says", 1)[1].split("Main actors", 1)[0]
    assert "Is blamed" in part
    assert "Frame: conflict       75% of sentences" in part
    assert "5% of sentences" in part
    assert "unsure" not in part
