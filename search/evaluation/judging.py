"""How good answers are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from statistics import fmean, quantiles
from typing import Any

import ir_measures
from ir_measures import RR, R, Success, nDCG

from search.evaluation.asking import Judged

# A grade of 3 is worth 7, 2 is worth 3, 1 is worth 1: 2 to the power of the grade, less 1.
GAINS = {1: 1, 2: 3, 3: 7}
MEASURES = {
    "hit@1": Success(rel=1) @ 1,
    "good@5": Success(rel=2) @ 5,
    "ndcg@10": nDCG(gains=GAINS) @ 10,
    "recall@5": R(rel=1) @ 5,
    "mrr@10": RR(rel=1) @ 10,
}
ZERO = "zero"
AGAIN = 1_000

Figures = dict[str, Any]


def judge(queries: Sequence[Judged], answers: Sequence[Sequence[str]]) -> Figures:
    """The figures over all queries and by type, each with an interval in which 95 of 100 such samples would lie."""
    scores = _scores(queries, answers)
    by_type: dict[str, list[int]] = defaultdict(list)
    for number, query in enumerate(queries):
        by_type[query.get("type", "all")].append(number)
    types = {name: _figures(scores, numbers) for name, numbers in by_type.items()}
    return {"all": _figures(scores, range(len(queries))), "types": types}


def _scores(queries: Sequence[Judged], answers: Sequence[Sequence[str]]) -> dict[str, list[float]]:
    """By measure, the score of each query."""
    right = {str(number): query["relevant"] for number, query in enumerate(queries)}
    given = {str(number): _falling(keys) for number, keys in enumerate(answers)}
    scores: dict[str, list[float]] = {name: [0.0] * len(queries) for name in MEASURES}
    names = {measure: name for name, measure in MEASURES.items()}
    for score in ir_measures.iter_calc(list(MEASURES.values()), right, given):
        scores[names[score.measure]][int(score.query_id)] = score.value
    return {**scores, ZERO: [float(not keys) for keys in answers]}


def _falling(keys: Sequence[str]) -> dict[str, float]:
    return {key: float(len(keys) - place) for place, key in enumerate(keys)}


def _figures(scores: Mapping[str, Sequence[float]], numbers: Iterable[int]) -> Figures:
    chosen = list(numbers)
    figures: Figures = {"n": len(chosen)}
    for name, values in scores.items():
        figures[name] = round(fmean(values[number] for number in chosen), 4)
    figures["interval"] = {name: _interval([values[number] for number in chosen]) for name, values in scores.items()}
    return figures


def _interval(values: Sequence[float]) -> list[float]:
    """The interval of the mean by bootstrap: of samples drawn again from these, the middle 95 of 100."""
    chance = Random(2018)  # noqa: S311 - the same each time, no secret
    means = [fmean(chance.choices(values, k=len(values))) for _again in range(AGAIN)]
    cuts = quantiles(means, n=40)
    return [round(cuts[0], 3), round(cuts[-1], 3)]
