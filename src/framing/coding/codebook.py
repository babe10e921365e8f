"""The codebook: the questions for each kind of item, and the values that coders may choose."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Literal

from msgspec import Struct

from framing.errors import UsageError

Level = Literal["nominal", "ordinal"]
CANNOT_TELL = "cannot tell"
"""In every question the answer of a coder who has read the text and sees no answer. It counts as a missing value."""


class Question(Struct, frozen=True):
    """One column of the sheet."""

    key: str  # the heading of the column
    text: str  # what the coder is asked
    values: tuple[tuple[str, str], ...]  # value and meaning; of an ordinal question from low to high
    level: Level = "nominal"

    @property
    def choices(self) -> tuple[str, ...]:
        """The values of the drop-down list, "cannot tell" last."""
        return (*self.categories, CANNOT_TELL)

    @property
    def categories(self) -> tuple[str, ...]:
        """The values that a coder may choose."""
        return tuple(value for value, _ in self.values)


class Panel(Struct, frozen=True):
    """One kind of item with its questions. The first question is the one that a summary names."""

    key: str
    title: str
    about: str  # what the column "about" names
    questions: tuple[Question, ...]
    word: str  # how notes name it


def _yes_no(yes: str, no: str) -> tuple[tuple[str, str], ...]:
    return ("yes", yes), ("no", no)


PANELS: tuple[Panel, ...] = (
    Panel(
        "portraits",
        "Portraits",
        "A person, body, place or group. The text holds the sentences of one article that mention it.",
        (
            Question(
                "verdict",
                "How does the article portray it, all in all?",
                (
                    ("badly", "A reader would think worse of it after these sentences."),
                    ("neutral", "Neither well nor badly, or both to the same degree."),
                    ("well", "A reader would think better of it after these sentences."),
                ),
                "ordinal",
            ),
        ),
        "portraits",
    ),
    Panel(
        "descriptors",
        "Descriptors",
        "An entity. The words in [[…]] may describe it, or may describe somebody else.",
        (
            Question(
                "accept",
                "Do the marked words label or qualify this entity?",
                _yes_no(
                    "They say what it is or what it is like, whoever says so.",
                    "They describe something else, or are no description. Leave the polarity empty.",
                ),
            ),
            Question(
                "polarity",
                "What do the marked words say about the entity?",
                (
                    ("negative", "They speak badly of it."),
                    ("neutral", "They state an office, origin or fact."),
                    ("positive", "They speak well of it."),
                ),
                "ordinal",
            ),
        ),
        "descriptors",
    ),
    Panel(
        "loaded_terms",
        "Loaded terms",
        "The words in [[…]], as in the text.",
        (
            Question(
                "loaded",
                "Are the marked words loaded here?",
                _yes_no(
                    "They judge or appeal to feelings where a plainer word would do.",
                    "They are the plain word for the thing, or are meant literally.",
                ),
            ),
            Question(
                "voice",
                "Whose words are they?",
                (
                    ("own", "The outlet's own words."),
                    ("quoted", "Somebody else's words, in quotation marks or in reported speech."),
                    ("scare", 'The outlet uses them in scare quotes, or with "so-called".'),
                ),
            ),
        ),
        "loaded terms",
    ),
    Panel(
        "voices",
        "Voices",
        "A person or body. The words in [[…]] may be theirs, or somebody else's.",
        (
            Question(
                "speaker",
                "According to the text, did this person or body say, write or think the marked words?",
                _yes_no("It is the speaker.", "Somebody else says them, or nobody is named."),
            ),
            Question(
                "type",
                "How are the marked words reported?",
                (
                    ("direct", "Word for word, in quotation marks."),
                    ("indirect", "Reported without quotation marks."),
                    ("mixed", "Reported, with some words in quotation marks."),
                    ("none", "They are nobody's speech."),
                ),
            ),
        ),
        "voices",
    ),
    Panel(
        "roles",
        "Roles",
        "An entity and its part in the deed in [[…]]: the one who does it, or the one it is done to.",
        (
            Question(
                "role",
                "According to the text, does the entity have this part in the marked deed?",
                _yes_no("It has this part, even if the deed is denied or only possible.", "It has not."),
            ),
            Question(
                "denied",
                "Does the text say that the deed did not happen?",
                _yes_no("It is denied or negated.", "It is not."),
            ),
        ),
        "roles",
    ),
    Panel(
        "frames",
        "Frames",
        "A frame and its definition. The sentence in [[…]] may or may not use it.",
        (
            Question(
                "frame",
                "Does the marked sentence use this frame?",
                _yes_no(
                    "The sentence presents the matter in this way, whoever says so.",
                    "It does not, or only names a word that fits.",
                ),
            ),
        ),
        "frames",
    ),
    Panel(
        "contrasts",
        "Contrasts",
        "What two or more articles report. Each line of the text has the words of one article.",
        (
            Question(
                "report",
                "Would you report this as a difference between the articles?",
                _yes_no(
                    "The words set the articles apart on the same matter.",
                    "They are about different things, or the difference is not worth reporting.",
                ),
            ),
        ),
        "contrasts",
    ),
)
BY_KEY = {panel.key: panel for panel in PANELS}


def panels(names: Sequence[str]) -> tuple[Panel, ...]:
    """The panels of these names in the order of the codebook; all of them where none is named.

    Raises:
        UsageError: a name that no panel has.
    """
    for name in names:
        if name not in BY_KEY:
            near = get_close_matches(name, BY_KEY, n=1)
            hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(BY_KEY)}"
            raise UsageError(f"no panel {name!r} to code", hint=hint)
    return tuple(p for p in PANELS if p.key in names or not names)


def questions(given: Sequence[Panel]) -> tuple[Question, ...]:
    """The questions of the panels, each key once: no two panels share one."""
    return tuple(question for panel in given for question in panel.questions)


def rows(given: Sequence[Panel]) -> list[tuple[str, str, str, str, str]]:
    """The codebook as a table: panel, column, question, value, meaning."""
    found = []
    for panel in given:
        found.append((panel.title, "about", "", "", panel.about))
        for question in panel.questions:
            for value, meaning in question.values:
                found.append((panel.title, question.key, question.text, value, meaning))
            found.append(
                (panel.title, question.key, question.text, CANNOT_TELL, "You have read the text and cannot decide.")
            )
    return found


CODEBOOK_HEADING = ("panel", "column", "question", "value", "meaning")
RULES = (
    "Read the whole text of an item before you answer. Judge the text alone, not what you know from elsewhere.",
    "Fill in one value for each question. Leave a cell empty if you skip the item.",
    "Not all items are real finds: some were made from words that do not belong together.",
    "Work alone. Do not look at another coder's sheet or at the key.",
)
"""The instructions for coders."""


def markdown(given: Sequence[Panel]) -> str:
    """The codebook as a page beside a sheet that has no second sheet."""
    lines = ["# Codebook", "", *(f"- {rule}" for rule in RULES), ""]
    for panel in given:
        lines += [f"## {panel.title}", "", panel.about, ""]
        for question in panel.questions:
            lines += [f"**`{question.key}`** {question.text}", ""]
            lines += [f"- `{value}`: {meaning}" for value, meaning in question.values]
            lines += [f"- `{CANNOT_TELL}`: You have read the text and cannot decide.", ""]
    return "\n".join(lines)
