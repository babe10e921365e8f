"""The tables of a corpus: stories, articles, sources, and what sets the sources apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from framing.reporter.tables.report import Column, Format, Table

_T, _C, _R, _S, _F, _P = Format.TEXT, Format.COUNT, Format.RATE, Format.SIGNED, Format.FLAG, Format.P
_Told = tuple[str, Format, str]  # field of the row, format, meaning

STORIES: tuple[_Told, ...] = (
    ("story", _T, "Id of the story."),
    ("label", _T, "Title of its most central article."),
    ("articles", _C, "Articles that tell it."),
    ("sources", _C, "Sources that tell it."),
    ("first", _T, "Earliest date."),
    ("last", _T, "Latest date."),
    ("cohesion", Format.SCORE, "Mean similarity of its articles, 0 to 1."),
    ("compared", _T, "Ids of the compared articles; none if only one source tells the story."),
    ("similarity", Format.SCORE, "Same-story score of the least similar pair that was compared."),
    ("same_story", _F, "Whether all compared articles tell the same story."),
    ("entities", _C, "Entities across the compared articles."),
    ("passages", _C, "Passages that two or more of them tell."),
    ("wordings", _C, "Referents that they call by different names."),
)
ARTICLES: tuple[_Told, ...] = (
    ("id", _T, "Id of the article."),
    ("story", _T, "Id of its story."),
    ("source", _T, "Outlet that printed it."),
    ("date", _T, "Date."),
    ("title", _T, "Headline."),
    ("url", _T, "Address."),
    ("path", _T, "File that it was read from."),
    ("words", _C, "Words."),
    ("own_words", _C, "Words in the source's own voice."),
    ("loaded_own", _C, "Loaded terms in the source's own voice."),
    ("loaded_attributed", _C, "Loaded terms in other people's voices."),
    ("loaded_rate", _R, "Loaded terms in own voice per 1,000 own words."),
    ("statements", _C, "Quotations and attributed statements."),
    ("speakers", _C, "Different speakers."),
)
SOURCES: tuple[_Told, ...] = (
    ("source", _T, "Outlet."),
    ("stories", _C, "Compared stories that it tells."),
    ("articles", _C, "Its articles in them."),
    ("words", _C, "Words."),
    ("own_words", _C, "Words in its own voice."),
    ("loaded_own", _C, "Loaded terms in its own voice."),
    ("loaded_attributed", _C, "Loaded terms in other people's voices."),
    ("loaded_rate", _R, "Loaded terms in own voice per 1,000 own words."),
    ("loaded_low", _R, "Lower end of its 95% Poisson interval (Garwood 1936)."),
    ("loaded_high", _R, "Upper end of its 95% Poisson interval (Garwood 1936)."),
    ("others", _R, "The same rate of the other sources in the same stories."),
    ("difference", _S, "Own rate minus theirs."),
    ("low", _S, "Lower end of the 95% interval of the difference, stories resampled."),
    ("high", _S, "Upper end of that interval."),
    ("p_adjusted", _P, "Adjusted p of the difference (Benjamini & Hochberg 1995)."),
    ("enough", _F, "Whether it rests on enough stories."),
)
CONTRASTS: tuple[_Told, ...] = (
    ("source", _T, "Outlet."),
    ("subject", _T, "Term, entity or speaker."),
    ("stories", _C, "Stories in which the source and others can be compared."),
    ("count", _C, "Occurrences; for entities, stories."),
    ("value", Format.SCORE, "Of the source: per 1,000 own words, evaluation -1 to 1, or share of quoted words."),
    ("others", Format.SCORE, "The same of the other sources of these stories."),
    ("difference", _S, "Value minus that of the others."),
    ("low", _S, "Lower end of the 95% interval of the difference, stories resampled."),
    ("high", _S, "Upper end of that interval."),
    ("p", _P, "p of no difference, from the same draws."),
    ("p_adjusted", _P, "p adjusted over the table (Benjamini & Hochberg 1995)."),
    ("enough", _F, "Whether it rests on enough stories."),
)
FRAMES: tuple[_Told, ...] = (
    ("source", _T, "Outlet."),
    ("scheme", _T, "generic, policy, or the name of a codebook."),
    ("subject", _T, "Frame; docs/frames.md defines each."),
    ("stories", _C, "Stories in which the source and others can be compared."),
    ("count", _C, "Sentences of the source that use it."),
    ("value", Format.SHARE, "Share of the source's sentences that use it, in these stories together."),
    ("others", Format.SHARE, "The same of the other sources of these stories."),
    ("difference", _S, "Value minus that of the others."),
    ("low", _S, "Lower end of the 95% interval of the difference, stories resampled."),
    ("high", _S, "Upper end of that interval. It covers the choice of stories, not the model's errors."),
    ("p", _P, "p of no difference, from the same draws."),
    ("p_adjusted", _P, "p adjusted over the table (Benjamini & Hochberg 1995)."),
    ("enough", _F, "Whether it rests on enough stories."),
)
COVERAGE: tuple[_Told, ...] = (
    ("source", _T, "Outlet."),
    ("kind", _T, "Entity or speaker."),
    ("name", _T, "Who or what is not found in the other sources."),
    ("stories", _C, "Stories in which only this source has it."),
    ("of", _C, "Stories that the source shares with others."),
)
KEYNESS: tuple[_Told, ...] = (
    ("term", _T, "Lemma."),
    ("source", _T, "Outlet that over-uses it, all its articles together."),
    ("count", _C, "Occurrences in the source."),
    ("words", _C, "Counted words of the source."),
    ("other_count", _C, "Occurrences in all other sources."),
    ("other_words", _C, "Counted words of all other sources."),
    ("log_odds", _S, "Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008)."),
    ("low", _S, "Lower end of its 95% interval."),
    ("high", _S, "Upper end of its 95% interval."),
    ("p", _P, "p of no difference."),
    ("p_adjusted", _P, "p adjusted over the table (Benjamini & Hochberg 1995)."),
    ("g2", _R, "Log-likelihood ratio (Dunning 1993)."),
    ("log_ratio", _S, "Binary logarithm of the ratio of rates."),
    ("underpowered", _F, "Too little data for any count to be significant."),
)


def table(key: str, caption: str, told: Sequence[_Told], rows: Iterable[Any]) -> Table:
    """Rows, any objects with the fields that `told` names, as a table."""
    names = [name for name, _, _ in told]
    columns = tuple(Column(name, name.replace("_", " "), attrgetter(name), form, text) for name, form, text in told)
    return Table(key, key.capitalize(), caption, columns, tuple(map(attrgetter(*names), rows)))
