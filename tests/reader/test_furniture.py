"""What stands around an article is a part of its own kind, which nothing reads."""

from pathlib import Path

import pytest

from framing.model import Article, PartKind
from framing.reader import read
from framing.reader.draft import Draft, article
from framing.reader.furniture import dateline, furniture

BODY = "The ferry line stopped all trips on Tuesday. Its owner gave no reason."


def made(*lines: str, title: str | None = None) -> Article:
    return article(Draft(text="\n".join(lines), name="x", id="x", title=title), source=None, fallback="x")


def of(found: Article, kind: PartKind) -> list[str]:
    return [found.text[p.start : p.end] for p in found.parts if p.kind is kind]


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: The secret ferry papers",
        "Related: Who owns the harbour?",
        "Sign up for the Evening Gull newsletter",
        "Enter your email address",
        "Advertisement",
        "Passengers wait on the quay. Photograph: Kim Oduya/Gull Pictures",
        "(Reporting by Kim Oduya in Port Ell; Editing by Jo Brandt)",
        "Gull Press writer Jo Brandt in Port Ell contributed to this report.",
        "Copyright 2024 Gull Press. All rights reserved.",
        "© 2024 Gull Press",
        "___",
        "* * *",
        "This is theft! pic.twitter.com/Ab3dE",
        "View this email in your browser",
        "Get our evening letter in your inbox every day",
        "You have 2 free articles left this month. Subscribe for more.",
        "To contact the reporter on this story: Kim Oduya in Port Ell at koduya@gull.example",
        "Kim Oduya covers the harbour for the Gull. Contact her at koduya@gull.example.",
        "This article was updated on 3 May to add the owner's reply.",
        "This story has been automatically translated.",
        "Correction: An earlier version of this article gave the wrong day.",
        "(The views expressed here are the author's own.)",
        "—With assistance from Jo Brandt.",
        "Topics: ferries, harbours",
        "Comments (23)",
        "5 min read",
        "» Read the secret papers here",
        "Listen to this article",
        "Follow @gull on Twitter",
        "Image: The quay at night. Credit: Kim Oduya/Gull",
        "More: Who owns the harbour?",
    ],
)
def test_lines_around_an_article_are_no_body(line: str) -> None:
    found = made("Ferries stop", BODY, line, BODY + " Nobody was told.")
    assert of(found, PartKind.FURNITURE) == [line]
    assert line in found.text


@pytest.mark.parametrize(
    "line",
    [
        "“Sign up for it now,” he told the crew.",
        "More than ten ferries lay idle in the harbour.",
        "Related costs rose to two million in a year.",
        "Watching the quay, she saw the last ferry leave.",
        "Video showed the captain leaving the bridge.",
        "Copyrighted songs were played on board.",
        "Copyright law is no help to the crew, the owner said.",
        "More: the captain wants his ship back, and soon.",
        "Correction officers met the ferry at the quay.",
        "The story of the ferry has been updated many times.",
        "Sources: the ferry is for sale",
        "Subscribe, he told them, and the boats would come back; " + "and so they did, the whole town of them, " * 12,
    ],
)
def test_sentences_of_the_article_stay_its_body(line: str) -> None:
    assert not of(made("Ferries stop", BODY, line, BODY), PartKind.FURNITURE)


def test_a_post_is_its_account_s_words_not_the_outlet_s() -> None:
    post, account = "They lie to us all. Shame on them!", "— Ferry Watch (@ferrywatch) May 3, 2024"
    assert furniture([BODY, post, account, BODY]) == ["", "post", "post", ""]


@pytest.mark.parametrize(
    ("lines", "words", "around"),
    [
        (
            ["They lie to us all. Shame on them!", "— Ferry Watch (@ferrywatch) May 3, 2024"],
            "They lie to us all. Shame on them!",
            ["— Ferry Watch (@ferrywatch) May 3, 2024"],
        ),
        (
            ["They lie. pic.twitter.com/Ab3dE", "— Ferry Watch (@ferrywatch) May 3, 2024"],
            "They lie.",
            ["pic.twitter.com/Ab3dE", "— Ferry Watch (@ferrywatch) May 3, 2024"],
        ),
        (
            ["They lie to us all! — Ferry Watch (@ferrywatch) May 3, 2024"],
            "They lie to us all!",
            ["— Ferry Watch (@ferrywatch) May 3, 2024"],
        ),
    ],
)
def test_the_words_of_a_post_are_read_and_the_line_with_its_account_is_not(
    lines: list[str], words: str, around: list[str]
) -> None:
    found = made("Ferries stop", BODY, *lines, BODY)
    assert of(found, PartKind.BODY) == [BODY, words, BODY]
    assert of(found, PartKind.FURNITURE) == around


def test_a_paywall_is_told(tmp_path: Path) -> None:
    found = made("Ferries stop", BODY, "Subscribe to continue reading", "Already a subscriber? Log in. Cancel anytime.")
    assert len(of(found, PartKind.FURNITURE)) == 2
    assert found.warnings == ("the text seems to be cut off (a paywall)",)
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "T", "text": "The line stopped. Its owner gave no reason, but he… [+2345 chars]"}')
    cut = read([str(path)]).articles[0]
    assert cut.warnings == ("the text seems to be cut off ([+2345 chars])",)
    assert of(cut, PartKind.FURNITURE) == ["… [+2345 chars]"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("PORT ELL, May 3 (Gullpress) - The line stopped.", "PORT ELL, May 3 (Gullpress) -"),
        ("PORT ELL (GP) — The line stopped.", "PORT ELL (GP) —"),
        ("Port Ell, Isle (GP) -- The line stopped.", "Port Ell, Isle (GP) --"),
        ("(Gullpress) - The line stopped.", "(Gullpress) -"),
        ("PORT ELL — “No,” said the owner.", "PORT ELL —"),
        ("PORT ELL, 3 May 2024 (GP) – The line stopped.", "PORT ELL, 3 May 2024 (GP) –"),
    ],
)
def test_a_dateline_is_no_body(text: str, line: str) -> None:
    found = made("Ferries stop", text, BODY)
    assert of(found, PartKind.BYLINE) == [line]
    assert of(found, PartKind.BODY)[0] == text[len(line) :].lstrip()


@pytest.mark.parametrize(
    "text",
    ["US-led forces left.", "The owner (Independent) - He left.", "PORT ELL: A story", "I - The captain - left."],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) == 0


def test_a_body_that_opens_a_line_is_no_dateline() -> None:
    assert dateline("NATO – Russia ties are at their worst, the report says.") == 0
    assert dateline("PORT ELL – Ferries stopped on Tuesday.") == len("PORT ELL –")
    assert dateline("NATO (AP) – Ferries stopped on Tuesday.") > 0
