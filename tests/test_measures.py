"""Numbers against published examples and against scipy."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from framing import measures
from framing.model import Evaluation

counts = st.integers(0, 60)


# --------------------------------------------------------------------------------------- rates and intervals
def test_a_rate_is_per_thousand_words_and_nothing_in_an_empty_text() -> None:
    assert measures.rate(3, 1500) == 2.0
    assert measures.rate(0, 0) is None
    assert measures.share(1, 0) is None


@pytest.mark.parametrize("confidence", [0.9, measures.CONFIDENCE, 0.99])
def test_standard_errors_of_a_normal_interval(confidence: float) -> None:
    assert measures.z_score(confidence) == pytest.approx(stats.norm.interval(confidence)[1], rel=1e-14)


def test_wilson_interval_of_a_published_example() -> None:
    """Newcombe (1998), table I: 81 of 263 gives .2553 to .3662; 0 of 20 gives 0 to .1611."""
    low, high = measures.wilson_interval(81, 263) or (0.0, 0.0)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    low, high = measures.wilson_interval(0, 20) or (1.0, 0.0)
    assert (round(low, 4), round(high, 4)) == (0.0, 0.1611)
    assert measures.wilson_interval(0, 0) is None


@given(st.integers(1, 500), st.data())
def test_wilson_interval_is_scipys(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    expected = stats.binomtest(successes, trials).proportion_ci(0.95, method="wilson")
    assert measures.wilson_interval(successes, trials) == pytest.approx((expected.low, expected.high), abs=1e-9)


@given(st.integers(0, 5000))
@settings(max_examples=50, deadline=None)
def test_poisson_interval_is_garwoods(count: int) -> None:
    low = stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0.0
    high = stats.chi2.ppf(0.975, 2 * count + 2) / 2
    assert measures.poisson_interval(count) == pytest.approx((low, high), rel=1e-9)


def test_no_event_still_has_an_upper_bound() -> None:
    """Nothing seen in 1,000 words is compatible with 3.69 per 1,000."""
    assert measures.rate_interval(0, 1000) == pytest.approx((0.0, 3.688879), abs=1e-6)
    assert measures.rate_interval(0, 0) is None


@given(st.floats(0.5, 400), st.floats(0, 800))
def test_gamma_upper_is_scipys(a: float, x: float) -> None:
    assert measures.gamma_upper(a, x) == pytest.approx(special.gammaincc(a, x), abs=1e-10)


# ------------------------------------------------------------------------------------------------- bootstrap
def enumerated(values: Sequence[float], beside: Sequence[float] = (), tail: float = 0.025) -> tuple[float, float]:
    """The percentiles over every possible resample."""
    n, total = len(values), math.fsum(values)
    units = [v - total / n for v in values] + list(beside)
    sums = sorted(total + math.fsum(drawn) for drawn in product(units, repeat=n))
    return sums[math.ceil(tail * len(sums) - 1e-9) - 1], sums[math.ceil((1 - tail) * len(sums) - 1e-9) - 1]


@given(st.lists(st.integers(-100, 100), min_size=2, max_size=5), st.sampled_from([(), (-1.0, 0.0, 1.0)]))
def test_bootstrap_is_that_of_every_possible_resample(hundredths: list[int], beside: tuple[float, ...]) -> None:
    values = [v / 100 for v in hundredths]
    exact = enumerated(values, beside)
    cell = 2 * len(values) * 2 / (0.95 * measures.CELLS)  # each draw is rounded to one
    assert measures.bootstrap_sum(values, beside) == pytest.approx(exact, abs=(len(values) + 1) * cell)


def test_bootstrap_of_many_comes_close_to_the_normal_interval() -> None:
    values = [float(x) for x in np.random.default_rng(3).normal(0.2, 1.0, 400)]
    half = 1.96 * float(np.std(values)) * math.sqrt(len(values))
    assert measures.bootstrap_sum(values) == pytest.approx((sum(values) - half, sum(values) + half), abs=0.02 * half)


def test_bootstrap_is_near_what_draws_give() -> None:
    values = [-1.0, -0.9, -0.2, 0.0, 0.0, 0.1, 0.4]
    draws = np.random.default_rng(1).choice(values, (100_000, len(values))).sum(axis=1)
    assert measures.bootstrap_sum(values) == pytest.approx(tuple(np.quantile(draws, [0.025, 0.975])), abs=0.05)


def test_bootstrap_of_equal_values_is_a_point_but_for_the_units_beside() -> None:
    assert measures.bootstrap_sum([0.5] * 6) == (3.0, 3.0)
    low, high = measures.bootstrap_sum([0.5] * 6, (-1.0, 1.0))
    assert low < 2 < 4 < high


def test_bootstrap_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing"):
        measures.bootstrap_sum([])


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=40), st.floats(-3, 3))
def test_bootstrap_moves_with_its_values(values: list[float], by: float) -> None:
    low, high = measures.bootstrap_sum(values, (-1.0, 1.0))
    moved = measures.bootstrap_sum([v + by for v in values], (-1.0, 1.0))
    shift = by * len(values)
    cell = 2 * len(values) * 2 / (0.95 * measures.CELLS)
    assert moved == pytest.approx((low + shift, high + shift), abs=2 * cell)


# ----------------------------------------------------------------------------------------------------- tests
def test_fisher_of_the_lady_tasting_tea() -> None:
    """Fisher (1935): three of four cups right, two-sided p = 34/70."""
    assert measures.fisher_exact(3, 1, 1, 3) == pytest.approx(34 / 70)


@settings(deadline=None)  # scipy's first call takes its time
@given(counts, counts, counts, counts)
def test_fisher_is_scipys(a: int, b: int, c: int, d: int) -> None:
    if a + b + c + d:
        assert measures.fisher_exact(a, b, c, d) == pytest.approx(stats.fisher_exact([[a, b], [c, d]]).pvalue, abs=1e-6)


@given(st.integers(0, 200), st.integers(200, 5_000), st.integers(0, 200), st.integers(200, 50_000))
@settings(deadline=None, max_examples=30)
def test_fisher_leaves_nothing_out_that_counts(a: int, words: int, c: int, others: int) -> None:
    """Against the sum over all tables, in exact arithmetic."""
    ways = [math.comb(words, k) * math.comb(others, a + c - k) for k in range(a + c + 1)]
    whole = Fraction(sum(w for w in ways if w * 10**7 <= ways[a] * (10**7 + 1)), sum(ways))
    assert measures.fisher_exact(a, words - a, c, others - c) == pytest.approx(float(whole), rel=1e-6)


@given(st.lists(st.tuples(*[st.integers(1, 40)] * 3), min_size=2, max_size=4))
def test_g_test_is_scipys(table: Sequence[tuple[int, int, int]]) -> None:
    expected = stats.chi2_contingency(np.array(table), correction=False, lambda_="log-likelihood")
    assert measures.g_test(table) == pytest.approx(expected.pvalue, abs=1e-9)
    assert measures.g_statistic(table) == pytest.approx(expected.statistic, abs=1e-8)


def test_g_test_ignores_empty_margins() -> None:
    assert measures.g_test([[3, 0], [4, 0]]) == 1.0
    assert measures.g_test([[3, 1], [0, 0]]) == 1.0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_adjusted_p_values_are_scipys(p: list[float]) -> None:
    assert measures.adjusted(p) == pytest.approx(list(stats.false_discovery_control(p)))


@given(st.lists(st.sampled_from([0.0, 0.001, 0.01, 0.02, 0.5, 1.0]) | st.floats(0, 1), min_size=1, max_size=30))
def test_p_values_told_with_their_number_are_adjusted_alike(p: list[float]) -> None:
    found = measures.adjusted_of(Counter(p))
    assert [found[x] for x in p] == measures.adjusted(p)


def test_benjamini_and_hochbergs_own_example() -> None:
    """Benjamini & Hochberg (1995), section 3.2: of 15 p values, four are significant at .05."""
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1.0,
    ]
    assert sum(x <= 0.05 for x in measures.adjusted(p)) == 4


@given(st.integers(0, 12), st.integers(12, 80), st.integers(12, 80))
def test_underpowered_means_that_no_distribution_is_significant(total: int, words: int, others: int) -> None:
    splits = [(k, total - k) for k in range(total + 1)]
    least = min(stats.fisher_exact([[k, words - k], [o, others - o]]).pvalue for k, o in splits)
    assert measures.is_underpowered(total, words, others) == (least > 0.05)


# --------------------------------------------------------------------------------------------------- keyness
def test_g2_of_dunnings_first_example() -> None:
    """Dunning (1993), table 2: "the swiss", cells 110, 2442, 111, 29114: −2 ln λ = 270.72."""
    assert measures.g2(110, 110 + 2442, 111, 111 + 29114) == pytest.approx(270.72, abs=0.005)


def test_log_ratio_counts_doublings() -> None:
    """Hardie (2014): +1 is twice as often, +2 four times; a zero counts as one half."""
    assert measures.log_ratio(20, 1000, 10, 1000) == pytest.approx(1.0)
    assert measures.log_ratio(40, 2000, 5, 1000) == pytest.approx(2.0)
    assert measures.log_ratio(4, 1000, 0, 1000) == pytest.approx(3.0)


@given(counts, counts, st.floats(0.1, 20))
def test_log_odds_follow_the_paper(y1: int, y2: int, alpha: float) -> None:
    n1, n2, a0 = 1000, 1500, 500.0
    delta, variance = measures.log_odds(y1, n1, y2, n2, alpha, a0)
    odds = np.array([(y + alpha) / (n + a0 - y - alpha) for y, n in ((y1, n1), (y2, n2))])
    assert delta == pytest.approx(float(np.log(odds[0] / odds[1])))
    assert variance == pytest.approx(1 / (y1 + alpha) + 1 / (y2 + alpha))


TEXTS = {
    "A": {"regime": 12, "the": 60, "talks": 4, "rare": 2},
    "B": {"government": 11, "the": 66, "talks": 5},
}


def test_keyness_finds_what_each_source_overuses() -> None:
    found = {(k.source, k.term): k for k in measures.keyness(TEXTS)}
    regime = found["A", "regime"]
    assert regime.log_odds > 0
    assert regime.p_adjusted < 0.05
    assert not regime.underpowered
    assert ("B", "regime") not in found
    assert found["B", "government"].low > 0
    assert found["A", "rare"].underpowered
    assert found["A", "rare"].p_adjusted > 0.05


def test_keyness_does_not_depend_on_which_source_comes_first() -> None:
    turned = {source: TEXTS[source] for source in reversed(TEXTS)}
    first = {(k.source, k.term): k for k in measures.keyness(TEXTS)}
    second = {(k.source, k.term): k for k in measures.keyness(turned)}
    assert first.keys() == second.keys()
    for key, k in first.items():
        assert (k.log_odds, k.low, k.p_adjusted, k.log_ratio) == pytest.approx(
            (second[key].log_odds, second[key].low, second[key].p_adjusted, second[key].log_ratio)
        )


def test_a_term_of_one_source_only_is_tested_exactly() -> None:
    found = {k.term: k for k in measures.keyness({"A": {"x": 11, "y": 239}, "B": {"y": 750}})}
    exact = stats.fisher_exact([[11, 239], [0, 750]]).pvalue
    assert found["x"].p == pytest.approx(exact)
    assert found["x"].p_adjusted < 0.001


def test_underpowered_terms_cost_the_others_nothing() -> None:
    many_rare = {f"rare {i}": 2 for i in range(200)}
    with_rare = measures.keyness({"A": {**TEXTS["A"], **many_rare}, "B": {**TEXTS["B"], "z": 400}})
    regime = next(k for k in with_rare if k.term == "regime")
    assert all(k.p_adjusted == 1.0 for k in with_rare if k.underpowered)
    assert regime.p_adjusted < 0.01


@given(st.integers(480, 700), st.integers(480, 700))
@settings(deadline=None, max_examples=30)
def test_the_g_test_agrees_where_it_takes_over(count: int, other: int) -> None:
    exact = measures.fisher_exact(count, 40_000 - count, other, 40_000 - other)
    assert measures.difference_p(count, 40_000, other, 40_000) == pytest.approx(exact, rel=0.15, abs=0.05)


def test_keyness_of_three_sources_is_each_against_the_rest() -> None:
    three = {**TEXTS, "C": {"regime": 1, "the": 50}}
    regime = next(k for k in measures.keyness(three) if k.term == "regime")
    assert (regime.source, regime.other_count, regime.other_words) == ("A", 1, 82 + 51)


def test_keyness_of_one_source_or_none_is_empty() -> None:
    assert measures.keyness({}) == ()
    assert measures.keyness({"A": {"x": 3}}) == ()
    assert measures.keyness({"A": {"x": 3}, "B": {}}) == ()


def test_a_background_makes_common_words_less_surprising() -> None:
    with_background = measures.keyness(TEXTS, background={"the": 1, "regime": 400, "government": 1})
    plain = {k.term: k for k in measures.keyness(TEXTS)}
    regime = next(k for k in with_background if k.term == "regime")
    assert regime.log_odds < plain["regime"].log_odds


@given(
    st.dictionaries(st.sampled_from("ABCD"), st.dictionaries(st.sampled_from("vwxyz"), st.integers(0, 30)), min_size=2)
)
@settings(deadline=None)
def test_every_key_term_is_over_used_and_inside_its_interval(texts: dict[str, dict[str, int]]) -> None:
    for k in measures.keyness(texts):
        assert k.log_odds > 0
        assert k.low < k.log_odds < k.high
        assert 0 <= k.p <= k.p_adjusted <= 1
        assert k.count + k.other_count >= 2


# ------------------------------------------------------------------------------------------------- verdicts
@pytest.mark.parametrize(
    ("own", "low", "high", "enough", "said"),
    [
        (0.4, 0.1, 0.6, True, "positive"),
        (-0.4, -0.6, -0.1, True, "negative"),
        (0.4, 0.0, 0.6, True, "unclear"),  # an end that was moved to 0 takes it in
        (-0.4, -0.6, 0.1, True, "unclear"),
        (0.4, None, None, True, "unclear"),
        (0.4, 0.1, 0.6, False, "too little data"),
        (None, None, None, True, "too little data"),
    ],
)
def test_a_verdict_goes_by_the_interval_of_the_own_voice(
    own: float | None, low: float | None, high: float | None, enough: bool, said: str
) -> None:
    for tone in ("positive", "neutral", "negative"):  # the class of the number alone decides nothing
        assert measures.verdict(Evaluation(-0.1, low, high, own, None, 5, tone, enough)) == said
