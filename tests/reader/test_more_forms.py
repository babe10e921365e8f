"""Forms of exports, records, marks and dates that strangers hold: written before the readers were run on them."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.model import Article, PartKind
from framing.reader import Reading, read

P1 = "The bakers of Ostrell shut their ovens on Friday after the mill raised its prices."
P2 = "Marta Kessel, who leads the guild, said that nobody could bake at a loss for long."
Q1 = "The mill of Ostrell lowered its prices again on Saturday, its owner told the town."
TITLES = ["Bakers shut ovens", "Mill gives way to bakers"]
DATES = ["2023-06-09", "2023-06-10"]
STORIES = ((TITLES[0], 9, [P1, P2]), (TITLES[1], 10, [Q1]))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def got(tmp_path: Path, name: str, content: str | bytes) -> Reading:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read([str(path)])


def body(article: Article) -> str:
    kinds = (PartKind.BODY, PartKind.STANDFIRST, PartKind.SUBHEADING)
    return "\n".join(article.text[p.start : p.end] for p in article.parts if p.kind in kinds)


def are_both(found: Reading) -> bool:
    heads = [(a.title, a.date, a.source) for a in found.articles]
    whole = [body(a) for a in found.articles] == [f"{P1}\n{P2}", Q1]
    return whole and heads == [(t, d, "Ostrell Herald") for t, d in zip(TITLES, DATES, strict=True)]


# ---------------------------------------------------------------------------------------------- databases
def test_proquest_as_a_web_page_has_no_rules_between_its_articles(tmp_path: Path) -> None:
    page = "".join(
        f"<h2>{title}</h2><p>Author: Sorel, Ann</p><p>Full text: {text[0]}</p>"
        f"{''.join(f'<p>{p}</p>' for p in text[1:])}"
        f"<p>Subject: Bread</p><p>Publication title: Ostrell Herald</p><p>Publication date: Jun {day}, 2023</p>"
        f"<p>ProQuest document ID: 90{day}</p>"
        for title, day, text in STORIES
    )
    found = got(tmp_path, "a.html", f"<html><head><title>ProQuest</title></head><body>{page}</body></html>")
    assert are_both(found)


def test_proquest_with_the_details_below_the_text(tmp_path: Path) -> None:
    out = "".join(
        f"{title}\nSorel, Ann. Ostrell Herald; Ostrell [Ostrell] {day} June 2023: 3.\nProQuest document link\n\n"
        f"FULL TEXT\n\n{(chr(10) * 2).join(text)}\n\nDETAILS\n\nSubject: Bread\n"
        "Publication title: Ostrell Herald; Ostrell\n"
        f"Publication date: Jun {day}, 2023\nProQuest document ID: 90{day}\nDatabase: ProQuest Central\n\n"
        for title, day, text in STORIES
    )
    assert are_both(got(tmp_path, "a.txt", out))


def test_lexisnexis_with_the_outlet_below_its_copyright(tmp_path: Path) -> None:
    out = "".join(
        f"\n\n{' ' * 30}{day - 8} of 2 DOCUMENTS\n\n{' ' * 18}Copyright 2023 Herald Company\n"
        f"{' ' * 25}Ostrell Herald\n\n{' ' * 20}June {day}, 2023 Friday\n{' ' * 24}Late Edition - Final\n\n"
        "SECTION: A; Pg. 6\n\nLENGTH: 30 words\n\n"
        f"HEADLINE: {title}\n\nBODY:\n\n{(chr(10) * 2).join(text)}\n\nURL: http://herald.example\n\nLANGUAGE: ENGLISH\n"
        for title, day, text in STORIES
    )
    assert are_both(got(tmp_path, "a.txt", out))


def test_the_foot_of_a_printed_factiva_page_is_no_headline(tmp_path: Path) -> None:
    out = "".join(
        f"{title}\nBy Ann Sorel\n30 words\n{day} June 2023\nOstrell Herald\nOSTHE\nEnglish\nCopyright 2023.\n"
        f"{chr(10).join(text)}\nDocument OSTHE00002023060{day % 9}ei69000{day}\n"
        "Page 1 of 2 © 2023 Factiva, Inc. All rights reserved.\n"
        for title, day, text in STORIES
    )
    assert are_both(got(tmp_path, "a.txt", out))


@pytest.mark.parametrize("above", ["Link to Image", "Link to PDF", "No Headline In Original"])
def test_lines_of_nexis_between_headline_and_outlet(above: str, tmp_path: Path) -> None:
    page = "".join(
        f"<h1>{title}</h1><p>{above}</p><p>Ostrell Herald</p><p>June {day}, 2023 Friday</p><p>Length: 30 words</p>"
        f"<p>Body</p>{''.join(f'<p>{p}</p>' for p in text)}<p>End of Document</p>"
        for title, day, text in STORIES
    )
    assert are_both(got(tmp_path, "a.html", f"<html><body>{page}</body></html>"))


@pytest.mark.parametrize("rule", ["", "=" * 40 + "\n"])
def test_several_articles_each_under_its_own_lines(rule: str, tmp_path: Path) -> None:
    out = "".join(
        f"{rule}Title: {title}\nPaper: Ostrell Herald (Ostrell)\nDate: June {day}, 2023\nSection: News\n\n"
        f"{(chr(10) * 2).join(text)}\n\nCopyright 2023 Herald Ltd\nRecord Number: 12AB{day}\n\n"
        for title, day, text in STORIES
    )
    assert are_both(got(tmp_path, "a.txt", out))


def test_the_outlet_above_a_block_is_the_next_articles(tmp_path: Path) -> None:
    out = "".join(
        f"Ostrell Herald\n\nAuthor: Ann Sorel\nTitle: {title}\nDate: June {day}, 2023\n\n{(chr(10) * 2).join(text)}\n\n"
        f"Document Number: 12AB{day}\n\n"
        for title, day, text in STORIES
    )
    found = got(tmp_path, "a.txt", out)
    assert [body(a) for a in found.articles] == [f"{P1}\n{P2}", Q1]
    assert found.articles[1].source == "Ostrell Herald"


def test_articles_of_a_database_whose_heads_are_not_known_are_refused(tmp_path: Path) -> None:
    out = "".join(
        f"{title}\n\n{(chr(10) * 2).join(text)}\n\nGale Document Number: GALE|A7000{day}\n\n"
        for title, day, text in STORIES
    )
    with pytest.raises(InputError, match="several articles of a database"):
        got(tmp_path, "a.txt", out)


def test_several_articles_in_a_word_document(tmp_path: Path) -> None:
    lines = [
        line
        for title, day, text in STORIES
        for line in (f"Headline: {title}", "Source: Ostrell Herald", f"Date: {day} June 2023", "", *text, "")
    ]
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    assert are_both(got(tmp_path, "a.docx", _docx(paragraphs)))


def test_lines_like_a_field_in_a_text_divide_nothing(tmp_path: Path) -> None:
    text = f"Bakers shut ovens\n\n{P1}\n\nTitle: a book on bread, she said.\n\n{P2}\n\nTitle: a book on mills.\n\n{Q1}"
    assert len(got(tmp_path, "a.txt", text).articles) == 1


# ------------------------------------------------------------------------------------------ no articles
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n{P1}\n", "WebVTT"),
        (f"1\n00:00:01,000 --> 00:00:04,000\n{P1}\n", "SubRip"),
        (f"0:00:01.000,0:00:04.000\n{P1}\n", "SubViewer"),
        (f"%T Bakers shut ovens\n%A Ann Sorel\n%X {P1}\n", "EndNote"),
        (f"[Script Info]\nTitle: x\n\n[Events]\nDialogue: {P1}\n", "SubStation"),
        (f"TY  - NEWS\nT1  - Bakers shut ovens\nAB  - {P1}\nER  - \n", "RIS"),
        (f"PMID- 1234\nTI  - Bakers shut ovens\nAB  - {P1}\n", "PubMed"),
        (f"%0 Newspaper Article\n%T Bakers shut ovens\n%X {P1}\n", "EndNote"),
        (f"% Encoding: UTF-8\n\n@article{{sorel23,\n abstract = {{{P1}}}\n}}\n", "BibTeX"),
        ("[InternetShortcut]\nURL=https://herald.example/bread\n", "a link to a page"),
        (f"#!/bin/sh\necho {P1}\n", "a program"),
        (f"<articles><article><title>Bakers</title><text>{P1}</text></article></articles>", "kind of XML"),
    ],
)
def test_text_that_is_no_article_is_refused_by_its_name(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told):
        got(tmp_path, "a.txt", text)


def test_a_piece_of_a_page_is_read_as_its_text(tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.txt", f"<div class='x'><p>{P1}</p><p>{P2}</p></div>").articles
    assert body(article).split("\n") == [P1, P2]


# --------------------------------------------------------------------------------------------- records
@pytest.mark.parametrize(
    "record",
    [
        {"title": {"rendered": TITLES[0]}, "content": {"rendered": f"<p>{P1}</p>"}, "date": "2023-06-09T08:00:00"},
        {"_id": {"$oid": "6"}, "title": TITLES[0], "text": P1, "date": {"$date": "2023-06-09T08:00:00Z"}},
        {"title": TITLES[0], "body": P1, "date": {"$date": {"$numberLong": "1686297600000"}}},
        {"title": TITLES[0], "content": {"content": f"<p>{P1}</p>"}, "published": 1686297600000},
        {"title": TITLES[0], "textContent": P1, "publishedTime": "2023-06-09T08:00:00Z"},
        {"title": TITLES[0], "content_html": f"<p>{P1}</p>", "date_published": "2023-06-09T08:00:00Z"},
    ],
    ids=["WordPress", "MongoDB", "a long number", "a feed reader", "Readability", "JSON Feed"],
)
def test_values_that_programs_put_into_objects(record: dict[str, object], tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.json", json.dumps(record)).articles
    assert (article.title, article.date, body(article)) == (TITLES[0], DATES[0], P1)


def test_the_outlet_of_a_json_feed_is_its_title(tmp_path: Path) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Ostrell Herald", "items": [{"content_text": P1}]}
    (article,) = got(tmp_path, "a.json", json.dumps(feed)).articles
    assert article.source == "Ostrell Herald"


@pytest.mark.parametrize(
    ("record", "url", "source"),
    [
        ({"links": {"permalink": "https://herald.example/1"}}, "https://herald.example/1", "A"),
        ({"pageUrl": "https://herald.example/1"}, "https://herald.example/1", "A"),
        ({"thread": {"site": "herald.example"}}, None, "herald.example"),
        ({"origin": {"title": "Ostrell Herald"}}, None, "Ostrell Herald"),
    ],
)
def test_addresses_and_outlets_in_further_fields(
    record: dict[str, object], url: str | None, source: str, tmp_path: Path
) -> None:
    (article,) = got(tmp_path, "a.json", json.dumps(record | {"title": TITLES[0], "text": P1})).articles
    assert (article.url, article.source) == (url, source)


# ----------------------------------------------------------------------------------------------- tables
@pytest.mark.parametrize("text", ['He said \\"no\\", she told us.', 'He said \\"no\\" to them.\nThen he left, too.'])
def test_quotation_marks_with_a_backslash_in_a_table(text: str, tmp_path: Path) -> None:
    found = got(tmp_path, "a.csv", f'id,title,text\n1,One,"{text}"\n2,Two,"They came back."\n3,Three,It blew.\n')
    assert not found.problems
    assert [body(a) for a in found.articles] == [text.replace("\\", ""), "They came back.", "It blew."]


# ------------------------------------------------------------------------------------------------ marks
def test_marks_of_windows_read_as_controls(tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.txt", f"{P1} “It is over\x85\x94 he said \x97 they\x92re sure.").articles
    assert "“It is over…” he said — they’re sure." in article.text


def test_a_page_encoded_twice_is_repaired_before_it_is_parsed(tmp_path: Path) -> None:
    twice = f"<p>{P2} “It’s over,” she said.</p>".encode().decode("latin-1")
    body_of_page = f"<article><h1>Ovens</h1><p>{P1}</p>{twice}</article>"
    page = f"<html><head><meta charset=utf-8></head><body>{body_of_page}</body></html>"
    (article,) = got(tmp_path, "a.html", page).articles
    assert "“It’s over,” she said." in article.text
    assert any("encoded twice" in warning for warning in article.warnings)


def test_a_line_end_of_mainframes_stays_one(tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.txt", f"{P1}\x85{P2}\x85{Q1}").articles
    assert article.text.split("\n") == [P1, P2, Q1]


def test_markdown_of_obsidian(tmp_path: Path) -> None:
    text = "The [[Mill of Ostrell|mill]] and [[Kessel]] spoke. ==Marked== ~~old~~ words. ^a1b2"
    note = f"> [!quote] Kessel\n> {P2}\n\n{text}\n"
    (article,) = got(tmp_path, "a.md", f"{note}\n![[ovens.png]]\n").articles
    assert "The mill and Kessel spoke. Marked words." in article.text
    assert not any(sign in article.text for sign in ("[!", "^a1", "ovens.png", "=="))


# ------------------------------------------------------------------------------------------------- Word
def _docx(content: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{content}</w:body></w:document>")
    return out.getvalue()


def test_deleted_rows_and_cells_of_a_table_are_left_out(tmp_path: Path) -> None:
    def row(text: str, change: str = "", of_cell: str = "") -> str:
        return f"<w:tr>{change}<w:tc>{of_cell}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"

    rows = row(P1) + row("Deleted words.", "<w:trPr><w:del w:id='1'/></w:trPr>") + row(P2, "<w:trPr><w:ins/></w:trPr>")
    rows += row("A deleted cell.", of_cell="<w:tcPr><w:cellDel w:id='2'/></w:tcPr>")
    (article,) = got(tmp_path, "a.docx", _docx(f"<w:tbl>{rows}</w:tbl>")).articles
    assert body(article).split("\n") == [P1, P2]
    assert any("tracked changes" in warning for warning in article.warnings)


# ------------------------------------------------------------------------------------------------ around
@pytest.mark.parametrize(
    "line",
    [
        "Recommended stories",
        "Comments are closed.",
        "Read more from the Herald:",
        "To comment, log in or create an account",
        "Want more stories like this? Sign up to our newsletter",
        "Have a story? Email tips@herald.example",
        "This article is free to read if you register",
        "Getty Images",
        "More from Herald",
        "Was this article helpful?",
        "The writer is a fellow at the Mill Institute.",
        "toggle caption",
        "Follow Herald News on Google",
        "Contact: newsdesk@herald.example",
        "First published on 17 May 2022",
        "(ANI)",
    ],
)
def test_more_lines_that_are_nobodys_telling(line: str, tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.txt", f"{TITLES[0]}\n\n{P1}\n\n{line}\n\n{P2}\n\n{Q1}\n").articles
    assert body(article).split("\n") == [P1, P2, Q1]


@pytest.mark.parametrize(
    "line",
    [
        "To comment on the prices, bakers had to sign in at the gate, they said.",
        "More from the fund will be paid in June, the guild said.",
        "The author is a fraud, the court heard on Friday.",
        "Recommended prices were never paid, the guild said.",
        "Want more money and you must strike, the bakers were told.",
    ],
)
def test_sentences_that_begin_like_such_lines_are_text(line: str, tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.txt", f"{TITLES[0]}\n\n{P1}\n\n{line}\n\n{P2}\n\n{Q1}\n").articles
    assert line in body(article)
