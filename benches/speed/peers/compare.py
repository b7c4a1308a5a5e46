"""rapidfuzz on the lines of a batch: every criterion with every claim, the best a criterion, added up an advert,
the ten best adverts a profile. Usage: compare.py SCORER < LINES, as `personspec-peers lines` prints them.
Prints one JSON line, as `personspec-peers` does. One core; reading the lines is not counted."""

import json
import sys
import time

import numpy
from rapidfuzz import fuzz, process

SCORERS = {"token_set_ratio": fuzz.token_set_ratio, "ratio": fuzz.ratio}
TOP = 10


def main():
    scorer = SCORERS[sys.argv[1]]
    lines = json.load(sys.stdin)
    # Adverts of which nothing was read have no place among the sums.
    adverts = [criteria for criteria in lines["criteria"] if criteria]
    criteria = [line for advert in adverts for line in advert]
    begins = numpy.cumsum([0] + [len(advert) for advert in adverts[:-1]])
    wall, cpu = time.perf_counter(), time.process_time()
    total = 0
    for claims in lines["claims"]:
        scores = process.cdist(claims, criteria, scorer=scorer, dtype=numpy.uint8, workers=1)
        sums = numpy.add.reduceat(scores.max(axis=0).astype(numpy.int64), begins)
        total += int(numpy.sort(sums)[-TOP:].sum())
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    pairs = len(lines["claims"]) * len(lines["criteria"])
    print(json.dumps({"pairs": pairs, "cpu": cpu, "wall": wall, "check": total}))


main()
