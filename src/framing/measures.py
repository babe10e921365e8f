"""The statistics of the reports: named, pure functions, each with its formula and source.

Three groups, in this order: general statistics (rates, intervals, tests), keyness, and the measures of an article, an
entity or a term that columns of `reporter/tables/` name. `framing columns` shows where every other column is computed.
Only the bootstrap needs more than the standard library.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from framing.language.voices import ATTRIBUTED, STATEMENTS
from framing.model import (
    Analysis,
    ComparedEntity,
    Evaluation,
    Frame,
    KeyTerm,
    LoadedTerm,
    PartKind,
    Portrait,
    Quotation,
    RoleUse,
    Sentence,
    Voice,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PER = 1000
"""Rates are per this many words."""

CONFIDENCE = 0.95
NORMAL = 1.9599639845400536
"""Standard errors from the centre to either end of a normal interval."""
ALPHA = 0.05
FREQUENT = 500
"""Occurrences above which the G-test, which then agrees, replaces the exact test."""

CELLS = 2048
"""Steps into which the sums of a bootstrap are sorted; one is a few thousandths of the interval."""

EDITORIAL = frozenset({PartKind.HEADLINE, PartKind.STANDFIRST, PartKind.SUBHEADING, PartKind.BODY})
"""Parts whose words are counted; those of bylines and signatures are not."""


class Counted(Protocol):
    """Anything with a count of occurrences and a number of words."""

    @property
    def count(self) -> int:
        """How often it occurs."""

    @property
    def words(self) -> int:
        """In how many words."""


# ------------------------------------------------------------------------------------- rates and intervals
def share(part: float, whole: float) -> float | None:
    """part / whole, 0 to 1; None if the whole is 0."""
    return part / whole if whole else None


def rate(count: int, words: int) -> float | None:
    """Occurrences per 1,000 words: 1000 · count / words; None for an empty text."""
    return PER * count / words if words else None


def z_score(confidence: float = CONFIDENCE) -> float:
    """The standard normal quantile of a two-sided interval: 1.96 at 95%."""
    if confidence == CONFIDENCE:
        return NORMAL
    from statistics import NormalDist  # takes as long to import as this module

    return NormalDist().inv_cdf((1 + confidence) / 2)


def wilson_interval(successes: int, trials: int, confidence: float = CONFIDENCE) -> tuple[float, float] | None:
    """Score interval of a share (Wilson 1927): (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).

    It holds its level for small n and shares near 0 or 1, where p ± z·SE does not (Brown, Cai & DasGupta 2001).
    """
    if not trials:
        return None
    z, p = z_score(confidence), successes / trials
    middle = p + z * z / (2 * trials)
    half = z * math.sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials))
    scale = 1 + z * z / trials
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


@cache
def poisson_interval(count: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Exact interval of a Poisson mean after `count` events (Garwood 1936).

    low solves P(X ≥ count | low) = α/2 and high solves P(X ≤ count | high) = α/2; equal to χ² quantiles
    χ²(α/2; 2·count)/2 and χ²(1−α/2; 2·count+2)/2.
    """
    tail = (1 - confidence) / 2
    low = _root(count, 1 - tail) if count else 0.0
    return low, _root(count + 1, tail)


def _root(count: int, probability: float) -> float:
    """The mean at which P(X < count) = probability, by bisection."""
    low, high = 0.0, count + 10 * math.sqrt(count) + 20
    for _ in range(200):
        middle = (low + high) / 2
        if gamma_upper(count, middle) > probability:
            low = middle
        else:
            high = middle
        if high - low <= 1e-12 * max(1.0, high):
            break
    return (low + high) / 2


def rate_interval(count: int, words: int, confidence: float = CONFIDENCE) -> tuple[float, float] | None:
    """Exact Poisson interval (Garwood 1936) of a rate per 1,000 words; None for an empty text."""
    if not words:
        return None
    low, high = poisson_interval(count, confidence)
    return PER * low / words, PER * high / words


def gamma_upper(a: float, x: float) -> float:
    """Regularised upper incomplete gamma function Q(a, x): by its series or its continued fraction.

    Q(n, x) is P(X < n) of a Poisson variable with mean x, and Q(df/2, x/2) the tail of χ² (Abramowitz &
    Stegun 1964, 6.5.29, 6.5.31 and 26.4).
    """
    if x <= 0:
        return 1.0
    scale = math.exp(a * math.log(x) - x - math.lgamma(a))
    return 1 - scale * _series(a, x) if x < a + 1 else scale * _fraction(a, x)


def _series(a: float, x: float) -> float:
    term = total = 1 / a
    n = a
    while abs(term) > abs(total) * 1e-16:
        n += 1
        term *= x / n
        total += term
    return total


def _fraction(a: float, x: float) -> float:
    """Lentz's algorithm for the continued fraction 1/(x+1−a− 1(1−a)/(x+3−a− …))."""
    tiny = 1e-300
    b = x + 1 - a
    c, d = 1 / tiny, 1 / b
    value = d
    for i in range(1, 10_000):
        an = -i * (i - a)
        b += 2
        d = 1 / (an * d + b or tiny)
        c = b + an / c or tiny
        value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value


def chi2_tail(x: float, df: int) -> float:
    """P(χ² ≥ x) with df degrees of freedom."""
    return gamma_upper(df / 2, x / 2)


def bootstrap_sum(
    values: Sequence[float], beside: Sequence[float] = (), confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Percentile interval of a sum by resampling its units (Efron & Tibshirani 1993, ch. 13), computed exactly.

    As many units as there are values are drawn with replacement and added up. The units are sentences, because words
    in one sentence are not independent. The distribution of the sums is the n-fold convolution of that of one draw,
    computed by a Fourier transform over `CELLS` cells. It is the limit of infinitely many draws (their "ideal
    bootstrap"), so there is no seed and no random variation of the interval.

    beside: deviations from the mean, adding up to 0, of units added to the sample: a bootstrap with a prior (Muliere &
    Secchi 1996). Without it, few units resample too narrowly, and equal ones to a point.

    Raises ValueError without values.
    """
    if not values:
        raise ValueError("nothing to resample")
    import numpy as np  # not at start-up, which most commands would wait for

    n, total = len(values), math.fsum(values)
    units = [v - total / n for v in values] + list(beside)
    middle = sum(units) / len(units)
    variance = sum([(unit - middle) ** 2 for unit in units]) / len(units)
    cell = 2 * _reach(n, variance, max(map(abs, units))) / (0.95 * CELLS)  # the rest is for rounding
    if not cell:
        return total, total
    places = [round(unit / cell) for unit in units]
    one = np.bincount(np.array(places) % CELLS, minlength=CELLS) / len(units)
    sums = np.fft.irfft(_power(np.fft.rfft(one), n), CELLS)
    chances = np.concatenate((sums[CELLS // 2 :], sums[: CELLS // 2]))  # sums below 0 first
    tail = (1 - confidence) / 2
    low, high = (chances.cumsum() + 1e-12).searchsorted((tail, 1 - tail)) - CELLS // 2
    drift = n * (sum(places) / len(units) - middle / cell)  # what rounding to cells has added
    return total + float(low - drift) * cell, total + float(high - drift) * cell


def _power(base: NDArray[np.complex128], n: int) -> NDArray[np.complex128]:
    """base ** n by repeated squaring, which takes half the time."""
    found = None
    while n:
        if n & 1:
            found = base if found is None else found * base
        n >>= 1
        if n:
            base = base * base
    return base if found is None else found


def _reach(n: int, variance: float, furthest: float) -> float:
    """Largest distance of a sum of n draws from its mean: n steps, or the one-in-a-million bound (Bernstein 1924)."""
    rare = math.log(1e6)
    step = furthest * rare / 3
    return min(n * furthest, step + math.sqrt(step * step + 2 * n * variance * rare))


# ---------------------------------------------------------------------------------------------------- tests
def fisher_exact(a: int, b: int, c: int, d: int) -> float:
    """Two-sided p of Fisher's exact test (1922) on the table [[a, b], [c, d]].

    The sum of the hypergeometric probabilities of all tables with the same margins that are no likelier than
    the one seen.
    """
    row, column, total = a + b, a + c, a + b + c + d
    low, high = max(0, row + column - total), min(row, column)
    mode = min(high, max(low, (row + 1) * (column + 1) // (total + 2)))
    if a < mode:
        before = _falling(mode, low, a, 0.0, row, column, total)
        seen = before[mode - a - 1]
        after = _rising(mode, high, high, seen * _NOTHING, row, column, total)
    else:
        after = _rising(mode, high, a, 0.0, row, column, total)
        seen = after[a - mode - 1] if a > mode else 1.0
        before = _falling(mode, low, low, seen * _NOTHING, row, column, total)
    weights, seen = [1.0, *before, *after], seen * (1 + 1e-7)
    return min(1.0, math.fsum([w for w in weights if w <= seen]) / math.fsum(weights))


_NOTHING = 1e-30
"""Relative size below which the remaining, ever smaller probabilities change no digit of a sum."""


def _rising(mode: int, high: int, seen: int, least: float, row: int, column: int, total: int) -> list[float]:
    """Probabilities of the tables after the likeliest one, in units of its probability, down to `least`.

    After the table `seen`, negligible ones are left out too.
    """
    out, w, rest = [], 1.0, total - row - column + 1
    for k in range(mode, high):
        w *= (row - k) * (column - k) / ((k + 1) * (rest + k))
        if w < least:
            break
        out.append(w)
        if k + 1 == seen:
            least = w * _NOTHING
    return out


def _falling(mode: int, low: int, seen: int, least: float, row: int, column: int, total: int) -> list[float]:
    """The same for the tables before the likeliest one."""
    out, w, rest = [], 1.0, total - row - column
    for k in range(mode, low, -1):
        w *= k * (rest + k) / ((row - k + 1) * (column - k + 1))
        if w < least:
            break
        out.append(w)
        if k - 1 == seen:
            least = w * _NOTHING
    return out


def g_statistic(table: Sequence[Sequence[int]]) -> float:
    """G² = 2 Σ O ln(O/E) of a contingency table (Sokal & Rohlf 1994; Dunning 1993)."""
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    total = sum(rows)
    cells = ((seen, rows[i] * columns[j] / total) for i, row in enumerate(table) for j, seen in enumerate(row) if seen)
    return max(0.0, 2 * math.fsum(seen * math.log(seen / expected) for seen, expected in cells))


def g_test(table: Sequence[Sequence[int]]) -> float:
    """p of the G-test of independence (Sokal & Rohlf 1994); 1 if a margin is empty."""
    rows = [row for row in table if sum(row)]
    columns = [column for column in zip(*rows, strict=True) if sum(column)]
    df = (len(rows) - 1) * (len(columns) - 1)
    return chi2_tail(g_statistic(columns), df) if df > 0 else 1.0


def difference_p(count: int, words: int, other: int, other_words: int) -> float:
    """p of a difference in frequency: Fisher's exact test, or the G-test for over 500 occurrences."""
    table = ((count, words - count), (other, other_words - other))
    return fisher_exact(*table[0], *table[1]) if count + other <= FREQUENT else g_test(table)


def adjusted(p_values: Sequence[float]) -> list[float]:
    """p values adjusted for the false discovery rate, in the order given (Benjamini & Hochberg 1995)."""
    order = sorted(range(len(p_values)), key=p_values.__getitem__, reverse=True)
    out, least = [1.0] * len(p_values), 1.0
    for rank, i in zip(range(len(p_values), 0, -1), order, strict=True):
        least = min(least, p_values[i] * (len(p_values) / rank))
        out[i] = least
    return out


def adjusted_of(p_values: Mapping[float, int]) -> dict[float, float]:
    """The same for p values with the number of times each occurs; returns p value -> adjusted p value."""
    size = rank = sum(p_values.values())
    found, least = {}, 1.0
    for p, times in sorted(p_values.items(), reverse=True):
        least = found[p] = min(least, p * (size / rank))
        rank -= times
    return found


def least_p(total: int, words: int, other_words: int) -> float:
    """The smallest two-sided Fisher p that `total` occurrences could give in texts of these lengths (Tarone 1990)."""
    if not total or not words or not other_words:
        return 1.0
    inside, outside = min(total, words), min(total, other_words)
    first = fisher_exact(inside, words - inside, total - inside, other_words - total + inside)
    second = fisher_exact(total - outside, words - total + outside, outside, other_words - outside)
    return min(first, second)


def is_underpowered(total: int, words: int, other_words: int, alpha: float = ALPHA) -> bool:
    """Whether the term is too rare for any distribution over the sources to be significant (Tarone 1990)."""
    if min(words, other_words) <= 0:
        return True
    # all in the rarer source has at most this probability, and the two tails together twice it: no sum needed
    ceiling = 2 * (min(words, other_words) / (words + other_words)) ** total
    return ceiling > alpha and least_p(total, words, other_words) > alpha


# -------------------------------------------------------------------------------------------------- keyness
def log_odds(
    count: int, words: int, other: int, other_words: int, prior: float, prior_words: float
) -> tuple[float, float]:
    """Log-odds ratio with an informative Dirichlet prior and its variance (Monroe, Colaresi & Quinn 2008, eq. 16, 20).

    δ = ln[(y₁+α)/(n₁+α₀−y₁−α)] − ln[(y₂+α)/(n₂+α₀−y₂−α)]; var = 1/(y₁+α) + 1/(y₂+α), natural logarithms.
    """
    mine = math.log((count + prior) / _rest(words + prior_words - count - prior))
    theirs = math.log((other + prior) / _rest(other_words + prior_words - other - prior))
    return mine - theirs, 1 / (count + prior) + 1 / (other + prior)


def _rest(words: float) -> float:
    """The number of all other words, at least one half: a text may repeat a single word."""
    return max(0.5, words)


def g2(count: int, words: int, other: int, other_words: int) -> float:
    """Log-likelihood of a difference in frequency, −2 ln λ over all four cells (Dunning 1993).

    What `g_statistic` gives for the table [[count, rest], [other, rest]], written out: it is asked for every term.
    """
    rest, other_rest, total = words - count, other_words - other, words + other_words
    both, neither = count + other, rest + other_rest
    cells = (
        (count, words * both / total),
        (rest, words * neither / total),
        (other, other_words * both / total),
        (other_rest, other_words * neither / total),
    )
    return max(0.0, 2 * math.fsum([seen * math.log(seen / expected) for seen, expected in cells if seen]))


def log_ratio(count: int, words: int, other: int, other_words: int) -> float:
    """Binary logarithm of the ratio of relative frequencies (Hardie 2014): +1 is twice as often; a 0 counts as 0.5."""
    return math.log2(((count or 0.5) / words) / ((other or 0.5) / other_words))


def keyness(
    counts: Mapping[str, Mapping[str, int]],
    *,
    background: Mapping[str, int] | None = None,
    prior_words: float | None = None,
    least: int = 2,
    confidence: float = CONFIDENCE,
) -> tuple[KeyTerm, ...]:
    """The terms that each source over-uses against all the others together, the most significant first.

    counts: source -> term -> occurrences; the sum over a source's terms is its number of words.

    background: term -> occurrences in other text, for the prior; without it, the pooled texts are used.

    prior_words: the weight of the prior in words (α₀), by default half of a source's average; α of a term is α₀ times
    its relative frequency in the background. A weaker prior makes a term that only one source uses look extreme and,
    its variance being 1/α, also uncertain; this strength keeps δ and z consistent.

    least: terms with fewer occurrences in all are not tested.

    A term is listed once for each source that uses it more than the others do (log_odds > 0). δ and its interval say
    how large the difference is; `p` says whether there is one: Fisher's exact test, since δ/√var is far too cautious if
    a count is 0. `p_adjusted` is Benjamini & Hochberg over every term that could be significant at all. Underpowered
    terms, which are recognised by their total alone, are left out of the family (Tarone 1990; Gilbert 2005), with 1.
    """
    totals = {source: sum(terms.values()) for source, terms in counts.items()}
    pooled = Counter[str]()
    for terms in counts.values():
        pooled.update(terms)
    everything = pooled.total()
    weight = prior_words or everything / max(1, len(counts)) / 2
    prior = _prior(pooled, background, weight)
    alike: dict[tuple[int, float], list[str]] = defaultdict(list)  # terms with the same total and the same prior
    for term, n in pooled.items():
        if n >= least:
            alike[n, prior[term]].append(term)
    z = z_score(confidence)
    pair = len(totals) == 2
    found: list[_Use] = []
    powered = Counter[float]()  # p of every term that could be significant, also of those not over-used
    for source in _compared(totals):
        words, others = totals[source], everything - totals[source]
        if words and others:
            count = counts[source]
            weak = {n: is_underpowered(n, words, others) for n in {total for total, _ in alike}}
            for (total, alpha), same in alike.items():
                uses: dict[int, list[str]] = defaultdict(list)  # rare terms share a few counts
                for term in same:
                    uses[count.get(term, 0)].append(term)
                for n, its in uses.items():
                    told = _told(n, words, total - n, others, alpha, weight, z)
                    if not weak[total]:
                        powered[told.p] += len(its)
                    if pair or told.delta > 0:  # of two sources the other's terms are these, turned
                        found += [_Use(t, source, n, words, total - n, others, told, weak[total]) for t in its]
    return _ranked(found, powered, totals, pair)


def _compared(totals: Mapping[str, int]) -> list[str]:
    """Sources to test. With two sources the second test is the first with its sign reversed, so it is not computed."""
    return list(totals)[:1] if len(totals) == 2 else list(totals) if len(totals) > 2 else []


def _prior(pooled: Counter[str], background: Mapping[str, int] | None, prior_words: float) -> dict[str, float]:
    # every term has a little of the prior, or a term unknown to the background would have infinite log-odds
    given = background or pooled
    whole = sum(given.values()) + len(pooled)
    return {term: prior_words * (given.get(term, 0) + 1) / whole for term in pooled}


class _Told(NamedTuple):
    """The test statistics of a term."""

    delta: float
    half: float  # of the interval of delta
    p: float
    g2: float
    ratio: float


def _told(count: int, words: int, other: int, others: int, prior: float, prior_words: float, z: float) -> _Told:
    delta, variance = log_odds(count, words, other, others, prior, prior_words)
    p = difference_p(count, words, other, others)
    return _Told(
        delta, z * math.sqrt(variance), p, g2(count, words, other, others), log_ratio(count, words, other, others)
    )


class _Use(NamedTuple):
    """A term in one source and in all others."""

    term: str
    source: str
    times: int
    words: int
    other: int
    others: int
    told: _Told
    weak: bool


def _ranked(
    found: Sequence[_Use], powered: Mapping[float, int], totals: Mapping[str, int], pair: bool
) -> tuple[KeyTerm, ...]:
    p_of = adjusted_of(powered)
    rows = [_key_term(use, 1.0 if use.weak else p_of[use.told.p]) for use in found]
    if pair:
        other = list(totals)[-1]
        rows = [k if k.log_odds >= 0 else _turned(k, other) for k in rows]
    order = {source: i for i, source in enumerate(totals)}
    shown = [k for k in rows if k.log_odds > 0]
    return tuple(sorted(shown, key=lambda k: (order[k.source], k.p, -k.log_odds, k.term)))


def _key_term(use: _Use, p_adjusted: float) -> KeyTerm:
    term, source, count, words, other, others, (delta, half, p, g, ratio), weak = use
    low, high = delta - half, delta + half
    return KeyTerm(term, source, count, words, other, others, delta, low, high, p, p_adjusted, g, ratio, weak)


def _turned(k: KeyTerm, source: str) -> KeyTerm:
    """The same test from the point of view of the other source."""
    return KeyTerm(
        k.term,
        source,
        k.other_count,
        k.other_words,
        k.count,
        k.words,
        -k.log_odds,
        -k.high,
        -k.low,
        k.p,
        k.p_adjusted,
        k.g2,
        -k.log_ratio,
        k.underpowered,
    )


# ----------------------------------------------------------------------------------- measures of an article
def editorial(analysis: Analysis) -> list[Sentence]:
    """The sentences that are counted: headline, standfirst, subheadings and body."""
    return [s for s in analysis.sentences if s.part in EDITORIAL]


def words(analysis: Analysis) -> int:
    """Words in headline, standfirst, subheadings and body."""
    return sum(s.words for s in editorial(analysis))


def own_words(analysis: Analysis) -> int:
    """Words outside other people's direct and indirect speech."""
    return sum(s.own_words for s in editorial(analysis))


def sentences(analysis: Analysis) -> int:
    """Sentences of the body."""
    return sum(s.part is PartKind.BODY for s in analysis.sentences)


def attributed_share(analysis: Analysis) -> float | None:
    """Share of the words inside other people's direct or indirect speech, 0 to 1."""
    whole = words(analysis)
    return share(whole - own_words(analysis), whole)


def counted_terms(analysis: Analysis) -> list[LoadedTerm]:
    """The loaded terms that count: not nested in a longer hit, and in a counted part of the article."""
    starts = [s.start for s in analysis.sentences]
    return [t for t in analysis.loaded_terms if not t.nested and _counts(analysis, starts, t.start)]


def _counts(analysis: Analysis, starts: Sequence[int], at: int) -> bool:
    i = bisect_right(starts, at) - 1
    return i < 0 or analysis.sentences[i].part in EDITORIAL


def loaded_own(analysis: Analysis) -> int:
    """Loaded terms in the source's own voice."""
    return sum(t.voice is Voice.OWN for t in counted_terms(analysis))


def loaded_attributed(analysis: Analysis) -> int:
    """Loaded terms in other people's direct or indirect speech."""
    return sum(t.voice in ATTRIBUTED for t in counted_terms(analysis))


def loaded_rate(analysis: Analysis) -> float | None:
    """Loaded terms in the source's own voice per 1,000 own words."""
    return rate(loaded_own(analysis), own_words(analysis))


def loaded_rate_low(analysis: Analysis) -> float | None:
    """Lower end of the exact Poisson interval of the rate (Garwood 1936)."""
    interval = rate_interval(loaded_own(analysis), own_words(analysis))
    return interval[0] if interval else None


def loaded_rate_high(analysis: Analysis) -> float | None:
    """Upper end of the exact Poisson interval of the rate (Garwood 1936)."""
    interval = rate_interval(loaded_own(analysis), own_words(analysis))
    return interval[1] if interval else None


def sentence_loadedness(analysis: Analysis, sentence: int) -> float | None:
    """How loaded a sentence reads, 0 to 1 (docs/loaded-terms.md); None if it has no score."""
    return next((x.score for x in analysis.loadedness if x.sentence == sentence), None)


def mean_loadedness(analysis: Analysis) -> float | None:
    """Mean over sentences of how loaded each reads, 0 to 1; None if it was not measured."""
    scores = [x.score for x in analysis.loadedness]
    return share(math.fsum(scores), len(scores))


def speech(analysis: Analysis) -> list[Quotation]:
    """The quotations that tell what somebody says (not scare quotes, distancing or topics)."""
    return [q for q in analysis.quotations if q.type in STATEMENTS]


def statements(analysis: Analysis) -> int:
    """Number of statements attributed to somebody: direct, indirect and mixed quotations, and acts of speech."""
    return len(speech(analysis))


def speakers(analysis: Analysis) -> int:
    """Number of different speakers with a name."""
    return len({q.speaker_entity or q.speaker for q in speech(analysis) if q.speaker})


# --------------------------------------------------------------------------- measures of a term or a speaker
def rate_of(row: Counted) -> float | None:
    """Occurrences per 1,000 words of the row's `words`."""
    return rate(row.count, row.words)


def rate_of_low(row: Counted) -> float | None:
    """Lower end of the exact Poisson interval of the rate (Garwood 1936)."""
    interval = rate_interval(row.count, row.words)
    return interval[0] if interval else None


def rate_of_high(row: Counted) -> float | None:
    """Upper end of the exact Poisson interval of the rate (Garwood 1936)."""
    interval = rate_interval(row.count, row.words)
    return interval[1] if interval else None


def share_of(row: Counted) -> float | None:
    """`count` as a share of `words`, 0 to 1."""
    return share(row.count, row.words)


def share_of_low(row: Counted) -> float | None:
    """Lower end of the score interval of the share (Wilson 1927)."""
    interval = wilson_interval(row.count, row.words)
    return interval[0] if interval else None


def share_of_high(row: Counted) -> float | None:
    """Upper end of the score interval of the share (Wilson 1927)."""
    interval = wilson_interval(row.count, row.words)
    return interval[1] if interval else None


# --------------------------------------------------------------------------------- measures of a portrait
def in_role(portrait: Portrait, role: str) -> list[RoleUse]:
    """The predicates in which the entity has the role (van Leeuwen 2008)."""
    return [r for r in portrait.roles if r.role == role]


def activation(portrait: Portrait) -> float | None:
    """Share of the entity's roles in which it acts, 0 to 1 (activation and passivation: van Leeuwen 2008)."""
    return share(len(in_role(portrait, "agent")), len(portrait.roles))


Verdict = Literal["positive", "negative", "unclear", "too little data"]


def has_evidence(evaluation: Evaluation) -> bool:
    """Whether there is enough evidence in own voice for a verdict."""
    return evaluation.enough and evaluation.own is not None


def verdict(evaluation: Evaluation) -> Verdict:
    """The verdict on an entity in the source's own voice, as every table, page and export gives it.

    "positive" or "negative" only if the interval of the own voice excludes 0; "unclear" if it includes 0; "too little
    data" if fewer sentences in own voice mention the entity than a verdict needs, and no signs support one.
    `Evaluation.tone` is something else: the class of all sentences, for a single sentence or a benchmark.
    """
    if not has_evidence(evaluation):
        return "too little data"
    low, high = evaluation.low, evaluation.high
    if low is None or high is None or low <= 0 <= high:
        return "unclear"
    return "positive" if low > 0 else "negative"


def worded_verdict(evaluation: Evaluation) -> Verdict:
    """The verdict if words about the entity support it; "unclear" if only the tone of sentences does.

    The overview shows only such a verdict: a reader can check words, but the tone of a sentence may be about somebody
    else.
    """
    found = verdict(evaluation)
    unsaid = found in ("positive", "negative") and any(ground.whole for ground in evaluation.grounds)
    return "unclear" if unsaid else found


def evaluation_gap(entity: ComparedEntity) -> float:
    """How far apart the sources' own words about one entity lie, 0 to 2; 0 if fewer than two have enough data."""
    scores = [p.evaluation.own or 0.0 for p in entity.portraits if has_evidence(p.evaluation)]
    return max(scores) - min(scores) if len(scores) > 1 else 0.0


def telling(entity: ComparedEntity) -> float:
    """Order of an entity in lists: salience, half the gap in evaluation, and up to 0.5 for polar descriptors.

    Entities of several sources come before those of a single one. The order helps reading; it is not a finding.
    """
    polar = sum(d.polarity.sign != 0 for p in entity.portraits for d in p.descriptors)
    shared = 1.0 if len(entity.portraits) > 1 else 0.0
    return shared + entity.salience + evaluation_gap(entity) / 2 + min(polar, 10) / 20


# ---------------------------------------------------------------------------------------------------- of frames
POLICY, GENERIC = "policy", "generic"
OTHER = "other"
"""The policy class of a sentence without a frame; it is a frame of an article only where there is no other."""


def is_no_frame(frame: Frame) -> bool:
    """Whether it says that no frame of the scheme is used: "other" of the policy scheme."""
    return frame.scheme == POLICY and frame.frame == OTHER
