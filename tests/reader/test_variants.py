"""Files as people have them, in forms that no other test has: written before the readers were run on them."""

from __future__ import annotations

import base64
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.model import Article, PartKind
from framing.reader import Reading, read

P1 = "The bakers of Ostrell shut their ovens on Friday after the mill raised its prices."
P2 = "“We cannot bake at a loss,” said Marta Kessel, who leads the guild. The mill declined to comment."
BODY = f"{P1}\n\n{P2}"
HTML = f"<p>{P1}</p><p>{P2}</p>"
RECORD = {"title": "Bakers shut ovens", "source": "Ostrell Herald", "date": "2023-06-09", "text": BODY}


def got(tmp_path: Path, name: str, content: str | bytes) -> Reading:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read([str(path)])


def body(article: Article) -> str:
    parts = [p for p in article.parts if p.kind in (PartKind.BODY, PartKind.STANDFIRST)]
    return "\n\n".join(article.text[p.start : p.end] for p in parts)


def is_whole(article: Article) -> bool:
    return body(article) == BODY


# ------------------------------------------------------------------------------------------------ JSON and tables
@pytest.mark.parametrize(
    "record",
    [
        {"headline": "Bakers shut ovens", "publication": "Ostrell Herald", "published": "2023-06-09", "body": HTML},
        {"Title": "Bakers shut ovens", "Outlet": "Ostrell Herald", "Date": "9 June 2023", "Content": BODY},
        {
            "title": "Bakers shut ovens",
            "source": {"name": "Ostrell Herald"},
            "publishedAt": "2023-06-09T05:00:00Z",
            "content": BODY,
        },
        {
            "title": "Bakers shut ovens",
            "media_name": "Ostrell Herald",
            "publish_date": "2023-06-09 00:00:00",
            "story_text": BODY,
        },
        {"title": "Bakers shut ovens", "sitename": "Ostrell Herald", "date": 1686268800, "text": BODY},
        {"title": "Bakers shut ovens", "source": "Ostrell Herald", "date": "20230609", "text": [P1, P2]},
        {
            "title": "Bakers shut ovens",
            "source": "Ostrell Herald",
            "date": "2023/6/9",
            "text": BODY.replace("\n", "\r\n"),
        },
        {
            "title": "Bakers shut ovens",
            "source": "Ostrell Herald",
            "date": "09.06.2023",
            "text": HTML.replace("“", "&ldquo;").replace("”", "&rdquo;"),
        },
    ],
    ids=["headline", "capitals", "newsapi", "mediacloud", "epoch", "list", "crlf", "entities"],
)
def test_records_of_other_tools(record: dict[str, object], tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.json", json.dumps([record])).articles
    assert is_whole(article)
    assert (article.title, article.source) == ("Bakers shut ovens", "Ostrell Herald")
    is_day_or_month = record.get("date") == "09.06.2023"  # 9 June or 6 September
    assert article.date == (None if is_day_or_month else "2023-06-09")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda r: {"status": "ok", "results": [r, r | {"title": "B"}]},
        lambda r: {"response": {"docs": [r, r | {"title": "B"}]}},
        lambda r: {"hits": {"hits": [{"_id": "1", "_source": r}, {"_id": "2", "_source": r | {"title": "B"}}]}},
        lambda r: {"x1": r, "x2": r | {"title": "B"}},
        lambda r: {k: {"0": v, "1": "B" if k == "title" else v} for k, v in r.items()},
        lambda r: {"columns": list(r), "index": [0, 1], "data": [list(r.values()), ["B", *list(r.values())[1:]]]},
    ],
    ids=["results", "solr", "elastic", "by id", "by column", "split"],
)
def test_shapes_of_json(wrap: Callable[[dict[str, str]], object], tmp_path: Path) -> None:
    found = got(tmp_path, "a.json", json.dumps(wrap(RECORD))).articles
    assert [a.title for a in found] == ["Bakers shut ovens", "B"]
    assert all(is_whole(a) for a in found)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_tables_saved_by_spreadsheets(delimiter: str, encoding: str, tmp_path: Path) -> None:
    import csv

    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([list(RECORD), list(RECORD.values())])
    (article,) = got(tmp_path, "a.csv", out.getvalue().encode(encoding)).articles
    assert is_whole(article)
    assert (article.title, article.source, article.date) == ("Bakers shut ovens", "Ostrell Herald", "2023-06-09")


# ------------------------------------------------------------------------------------------------ one form of text
@pytest.mark.parametrize(
    "spoiled",
    [
        BODY.replace(" ", "\u00a0"),
        BODY.replace("bake", "ba\u00adke").replace("comment", "com\u00adment"),
        BODY.replace("“", "\u200b“").replace("mill", "mi\u200bll"),
        "".join(chr(ord(c) + 0xFEE0) if "a" <= c <= "z" and n < 40 else c for n, c in enumerate(BODY)),
        "".join(bytes([b]).decode("cp1252" if b != 0x9D else "latin-1") for b in BODY.encode()),
        BODY.replace("“", "&#8220;").replace("”", "&#8221;").replace("’", "&#39;"),
    ],
    ids=["no-break", "soft", "zero-width", "full-width", "twice", "numbers"],
)
def test_letters_and_spaces_in_one_form(spoiled: str, tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.jsonl", json.dumps(RECORD | {"text": spoiled})).articles
    assert is_whole(article)


# ------------------------------------------------------------------------------------------------ containers
def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_zip_with_folders_of_mixed_files(tmp_path: Path) -> None:
    files = {
        "herald/2023-06-09.txt": f"Bakers shut ovens\n\n{BODY}".encode(),
        "herald/page.html": f"<html><body><h1>Bakers</h1><article>{HTML * 3}</article></body></html>".encode(),
        "__MACOSX/herald/._2023-06-09.txt": b"junk",
        "herald/list.csv": b'title,text\nBakers,"' + BODY.replace('"', '""').encode() + b'"\n',
        "README.txt": b"Read me first.",
    }
    found = got(tmp_path, "a.zip", _zip(files))
    assert len(found.articles) == 3
    assert not found.problems


def test_a_tar_of_gzipped_json_lines(tmp_path: Path) -> None:
    out, lines = io.BytesIO(), (json.dumps(RECORD) + "\n").encode() * 2
    with tarfile.open(fileobj=out, mode="w") as archive:
        data = gzip.compress(lines)
        item = tarfile.TarInfo("day.jsonl.gz")
        item.size = len(data)
        archive.addfile(item, io.BytesIO(data))
    assert [is_whole(a) for a in got(tmp_path, "a.tar", out.getvalue()).articles] == [True, True]


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
def test_a_mail_in_html_only(coding: str, tmp_path: Path) -> None:
    import quopri

    data = f"<html><body>{HTML}</body></html>".encode()
    coded = {"quoted-printable": quopri.encodestring(data), "base64": base64.encodebytes(data), "8bit": data}[coding]
    head = (
        "From: Ostrell Herald <desk@herald.example>\r\nTo: me@x.example\r\nSubject: =?utf-8?q?Bakers_shut_ovens?=\r\n"
    )
    head += "Date: Fri, 09 Jun 2023 06:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
    found = got(tmp_path, "a.eml", f"{head}Content-Transfer-Encoding: {coding}\r\n\r\n".encode() + coded)
    (article,) = found.articles
    assert is_whole(article)
    assert (article.title, article.source, article.date) == ("Bakers shut ovens", "Ostrell Herald", "2023-06-09")


def test_an_atom_feed_with_content_and_summaries(tmp_path: Path) -> None:
    entry = f'<entry><title>Bakers shut ovens</title><updated>2023-06-09T06:00:00Z</updated><summary>Short.</summary><content type="html">{HTML.replace("<", "&lt;")}</content></entry>'  # noqa: E501
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Ostrell Herald</title>{entry}</feed>'
    (article,) = got(tmp_path, "a.xml", f'<?xml version="1.0" encoding="utf-8"?>{feed}').articles
    assert is_whole(article)
    assert (article.title, article.source, article.date) == ("Bakers shut ovens", "Ostrell Herald", "2023-06-09")


# ------------------------------------------------------------------------------------------------ heads
@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Bakers shut ovens\nsource: Ostrell Herald\ndate: 2023-06-09\ntags: [bread]\n---\n\n",
        '+++\ntitle = "Bakers shut ovens"\nsource = "Ostrell Herald"\ndate = 2023-06-09\n+++\n\n',
        "Title: Bakers shut ovens\nSource: Ostrell Herald\nSection: Town\nDate: 9 June 2023\nWords: 31\n\n",
        "Headline: Bakers shut ovens\nPublication: Ostrell Herald\nDate: June 9, 2023\n\n",
    ],
    ids=["yaml", "toml", "fields", "other names"],
)
def test_heads_of_notes(head: str, tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.md", head + BODY).articles
    assert is_whole(article)
    assert (article.title, article.source, article.date) == ("Bakers shut ovens", "Ostrell Herald", "2023-06-09")


# ------------------------------------------------------------------------------------------------ refused
@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office file"),
        ("a.txt", _zip({"xl/workbook.xml": b"<x/>"}), "Excel workbook"),
        ("a.csv", b"SQLite format 3\x00" + b"\0" * 100, "SQLite"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "PNG"),
        ("a.txt", b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\0" * 100, "7-Zip"),
        ("a.txt", b"   \n\n ", "empty"),
        ("a.docx", b"just some words", "not a readable Word document"),
    ],
)
def test_what_is_no_article_is_refused_by_its_name(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=told):
        got(tmp_path, name, data)


def test_an_object_without_a_text_is_a_problem_that_names_its_fields(tmp_path: Path) -> None:
    found = got(tmp_path, "a.json", '{"name": "a list", "version": 3}')
    assert not found.articles
    assert "no text; the fields are name, version" in str(found.problems[0])


# ------------------------------------------------------------------------------------------------ around an article
@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: What the mill paid its chairman",
        "Sign up to our morning newsletter",
        "© 2023 Ostrell Herald. All rights reserved.",
        "(Reporting by Ann Sorel; Editing by Jon Pike)",
        "Follow us on Facebook and Instagram.",
        "Photograph: Lena Ost/Herald Images",
    ],
)
def test_lines_that_are_nobodys_telling(line: str, tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.jsonl", json.dumps(RECORD | {"text": f"{BODY}\n\n{line}"})).articles
    assert is_whole(article)
    assert line in article.text


# ---------------------------------------------------------------------------------- forms found after the first ones
def _lexis_page(number: int, paragraphs: list[str]) -> str:
    """A document of LexisNexis's HTML: a division for each field, no blank line between them."""
    shown = "".join(f'<P CLASS="c8"><SPAN CLASS="c2">{p}</SPAN></P>\n' for p in paragraphs)
    field = '<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7">{}: </SPAN><SPAN CLASS="c2">{}</SPAN></P>\n</DIV>\n'
    head = (
        f'<A NAME="DOC_ID_0_{number}"></A><!-- Hide XML section from browser\n<DOC NUMBER={number}>\n<DOCFULL> -->\n'
        f'<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{number} of 2 DOCUMENTS</SPAN></P>\n</DIV>\n'
        '<BR><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">Copyright 2016 Herald Company, LLC<BR>All Rights '
        'Reserved</SPAN><SPAN CLASS="c2">&nbsp;</SPAN><BR><IMG SRC="x.gif" ALT="x.gif"><BR><SPAN CLASS="c2">Ostrell '
        'Herald</SPAN></P>\n</DIV>\n<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c4">June</SPAN><SPAN CLASS="c2"> 9, '
        '2016 Thursday</SPAN><SPAN CLASS="c2">&nbsp;<BR>Late Edition</SPAN></P>\n</DIV>\n'
    )
    labels = [("SECTION", "NEWS; Pg. 3"), ("LENGTH", "40 words"), ("HEADLINE", f"Bakers shut ovens {number}")]
    tail = [("LOAD-DATE", "June 10, 2016"), ("LANGUAGE", "ENGLISH"), ("DISTRIBUTION", "Ostrell")]
    fields = "".join(field.format(*pair) for pair in [*labels, ("BYLINE", "Ida Roe;Tom Poe")])
    body = f'<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7"> BODY:<BR></SPAN></P>\n{shown}</DIV>\n'
    return head + fields + body + "".join(field.format(*pair) for pair in tail) + '<DIV CLASS="c9"/>\n'


def test_pages_of_lexisnexis_as_the_site_wrote_them(tmp_path: Path) -> None:
    pages = _lexis_page(1, [P1, P2]) + _lexis_page(2, [P1])
    whole = f"<HTML><HEAD><TITLE>&nbsp;</TITLE></HEAD>\n<BODY>{pages}</BODY></HTML>"
    first, second = got(tmp_path, "a.HTML", whole).articles
    assert is_whole(first)
    assert body(second) == P1
    assert [(a.title, a.source, a.date) for a in (first, second)] == [
        (f"Bakers shut ovens {n}", "Ostrell Herald", "2016-06-09") for n in (1, 2)
    ]


def test_the_numbers_of_proquest_are_not_those_of_lexisnexis(tmp_path: Path) -> None:
    rule = "_" * 60
    parts = [
        f"Document {n} of 2\n\nBakers shut ovens\n\nPublication info: Ostrell Herald ; Ostrell. 09 June 2023: 3.\n\n"
        f"Abstract: Ovens stay cold.\n\nFull text: {P1}\n\n{P2}\n\nPublication title: Ostrell Herald; Ostrell\n\n"
        f"Publication date: Jun 9, 2023\n\nProQuest document ID: {n}\n\n"
        for n in (1, 2)
    ]
    found = got(tmp_path, "a.txt", f"\n{rule}\n".join(["", *parts, "Contact ProQuest\n"])).articles
    assert [(a.title, a.source, a.date, is_whole(a)) for a in found] == [
        ("Bakers shut ovens", "Ostrell Herald", "2023-06-09", True)
    ] * 2


def test_running_heads_in_a_printed_nexis_document_are_left_out(tmp_path: Path) -> None:
    lines = ["Bakers shut ovens", "Ostrell Herald", "June 9, 2023 Friday", "Copyright 2023 Ostrell Herald",
             "Length: 40 words", "Body", P1, "Page 1 of 2", "Bakers shut ovens", P2, "Page 2 of 2",
             "End of Document"]  # fmt: skip
    (article,) = got(tmp_path, "a.txt", "\n\n".join(lines)).articles
    assert is_whole(article)


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_json_lines_called_a_table(name: str, tmp_path: Path) -> None:
    found = got(tmp_path, name, f"{json.dumps(RECORD)}\n{json.dumps(RECORD | {'title': 'B'})}\n").articles
    assert [a.title for a in found] == ["Bakers shut ovens", "B"]


@pytest.mark.parametrize(
    "around",
    [
        "Image caption,\nA cold oven in Ostrell\n\n{}",
        "{}\n\nShow comments (12)",
        "{}\n\nPurchase Licensing Rights",
        "{}\n\nmk-to/ab/lee",
        "{}\n\n… we have a small favour to ask. Tens of thousands read us. Support us from £1.",
        "{}\n\nRelated topics\n\nBread\n\nFood prices",
    ],
    ids=["caption", "comments", "licensing", "initials", "appeal", "topics"],
)
def test_more_that_is_not_the_article(around: str, tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.txt", "Bakers shut ovens\n\n" + around.format(BODY)).articles
    assert is_whole(article)


def test_topics_in_the_middle_of_a_text_leave_the_rest_to_the_article(tmp_path: Path) -> None:
    (article,) = got(tmp_path, "a.txt", f"Bakers shut ovens\n\n{P1}\n\nTopics\n\nBread\n\n{P2}").articles
    assert P2 in body(article)


def test_a_short_page_without_what_its_system_adds(tmp_path: Path) -> None:
    added = '<div class="sharedaddy"><h3>Share this:</h3><p>Tweet</p></div><footer><p>Filed under: Bread</p></footer>'
    page = f"<html><body><article><header><h1>Bakers shut ovens</h1></header>{HTML}{added}</article></body></html>"
    (article,) = got(tmp_path, "a.html", page).articles
    assert is_whole(article)


def test_an_outlet_with_a_name_and_an_address_in_front_matter(tmp_path: Path) -> None:
    head = "---\ntitle: Bakers shut ovens\nsource:\n  name: Ostrell Herald\n  url: https://herald.example\n---\n\n"
    (article,) = got(tmp_path, "a.md", head + BODY).articles
    assert (article.title, article.source, is_whole(article)) == ("Bakers shut ovens", "Ostrell Herald", True)
