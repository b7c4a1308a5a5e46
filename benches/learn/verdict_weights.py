#!/usr/bin/env python3
"""Learns the weights of `crates/scoring/data/weights.tsv` from judged verdicts.

usage: verdict_weights.py FEATURES.tsv… > crates/scoring/data/weights.tsv
FEATURES.tsv is what `verdict_features FOLDER` prints. Needs numpy and scipy.

Each evidence feature is taken in four steps (0-250-500-750-1,000), so that its curve need not be straight.
Two logistic regressions on the verdicts that wording decides: "shown at all" (met or partly) and
"shown in full" (met). Evidence features (the first EVIDENCE of the row) get weights of zero or more,
so more evidence never lowers an outcome. Thresholds are chosen for macro-F1 on rows whose advert was left out. Prints the figures on
standard error: within each set (leaving out whole adverts and whole profiles at once) and from each
set to each other.
"""
import collections, itertools, sys
import numpy as np
from scipy.optimize import minimize

EVIDENCE, STEPS, UNIT, RIDGE = 26, 4, 1000, 3.0
LABELS = ["met", "partly", "none"]


def read(path):
    with open(path, encoding="utf-8") as file:
        names = file.readline().rstrip("\n").split("\t")[6:]
        rows = [line.rstrip("\n").split("\t") for line in file]
    x = stepped(np.array([[float(v) / 1000 for v in r[6:]] for r in rows]))
    judged = np.array([LABELS.index(r[3]) for r in rows])
    ours = {"met": 0, "partly": 1, "not_evidenced": 2, "unclear": 2}
    fact = np.array([ours[r[4]] if r[5] == "1" else -1 for r in rows])
    return dict(path=path, names=names, x=x, y=judged, fact=fact,
                advert=np.array([r[0] for r in rows]), profile=np.array([r[1] for r in rows]))


def stepped(x):
    """Each evidence column as four: how much of each quarter of its range it fills."""
    quarters = [np.clip(x[:, :EVIDENCE] * STEPS - k, 0, 1) for k in range(STEPS)]
    return np.hstack(quarters + [x[:, EVIDENCE:]])


def logistic(x, y):
    """Ridge logistic regression, evidence weights bounded below by zero; the last weight is the bias."""
    x1 = np.hstack([x, np.ones((len(x), 1))])
    sign = np.where(y, 1.0, -1.0)

    def loss(w):
        z = sign * (x1 @ w)
        p = 1 / (1 + np.exp(z))
        value = np.logaddexp(0, -z).sum() + RIDGE / 2 * (w[:-1] ** 2).sum()
        grad = -(x1 * (sign * p)[:, None]).sum(0) + RIDGE * np.append(w[:-1], 0)
        return value, grad

    rising = EVIDENCE * STEPS
    bounds = [(0, None)] * rising + [(None, None)] * (x.shape[1] - rising + 1)
    return minimize(loss, np.zeros(x1.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B").x


def macro_f1(y, p):
    scores = []
    for k in range(3):
        tp = ((y == k) & (p == k)).sum()
        wrong = ((y == k) != (p == k)).sum()
        if tp + wrong:
            scores.append(2 * tp / (2 * tp + wrong))
    return float(np.mean(scores))


def predict(model, x):
    shown, full, t_shown, t_full = model
    a, b = x @ shown[:-1] + shown[-1] - t_shown, x @ full[:-1] + full[-1] - t_full
    return np.where(a < 0, 2, np.where(b >= 0, 0, 1))


def fit(x, y, adverts):
    """Weights from all rows; thresholds from rows whose advert was left out, for macro-F1."""
    shown, full = logistic(x, y < 2), logistic(x, y == 0)
    names = sorted(set(adverts))
    a, b = np.zeros(len(y)), np.zeros(len(y))
    for fold in range(4):
        out = np.isin(adverts, names[fold::4])
        s, f = logistic(x[~out], y[~out] < 2), logistic(x[~out], y[~out] == 0)
        a[out], b[out] = x[out] @ s[:-1] + s[-1], x[out] @ f[:-1] + f[-1]
    steps = np.arange(-1.2, 1.21, 0.1)
    best = max(
        itertools.product(steps, steps),
        key=lambda t: round(macro_f1(y, np.where(a < t[0], 2, np.where(b >= t[1], 0, 1))), 6)
        - 0.02 * (abs(t[0]) + abs(t[1])),
    )
    return shown, full, *best


def outcome(model, data, rows):
    p = predict(model, data["x"][rows])
    fact = data["fact"][rows]
    return np.where(fact >= 0, fact, p)


def train_rows(data, keep):
    return keep & (data["fact"] < 0)


def nested(data):
    """Each row is tested by a model that saw neither its advert nor its profile."""
    p = np.full(len(data["y"]), -1)
    adverts, profiles = sorted(set(data["advert"])), sorted(set(data["profile"]))
    for a_fold, p_fold in itertools.product(range(3), range(3)):
        a = np.isin(data["advert"], adverts[a_fold::3])
        b = np.isin(data["profile"], profiles[p_fold::3])
        test, train = a & b, ~a & ~b
        if test.any():
            rows = train_rows(data, train)
            p[test] = outcome(fit(data["x"][rows], data["y"][rows], data["advert"][rows]), data, test)
    return p


def say(name, y, p):
    c = collections.Counter(zip(y, p))
    f = [2 * c[k, k] / max(1, sum(c[k, j] + c[j, k] for j in range(3))) for k in range(3)]
    false = c[2, 0] / max(1, sum(c[j, 0] for j in range(3)))
    missed = c[0, 2] / max(1, sum(c[0, j] for j in range(3)))
    print(f"{name}: macro-F1 {macro_f1(y, p):.3f} (met {f[0]:.2f} partly {f[1]:.2f} none {f[2]:.2f})"
          f" accuracy {(y == p).mean():.3f} false met {false:.3f} missed met {missed:.3f}", file=sys.stderr)


def main():
    sets = [read(path) for path in sys.argv[1:]]
    for data in sets:
        facts = data["fact"] >= 0
        say(f"{data['path']} facts ({facts.sum()})", data["y"][facts], data["fact"][facts])
        say(f"{data['path']} nested", data["y"], nested(data))
    for a, b in itertools.permutations(sets, 2):
        rows = train_rows(a, np.ones(len(a["y"]), bool))
        model = fit(a["x"][rows], a["y"][rows], a["advert"][rows])
        say(f"{a['path']} -> {b['path']}", b["y"], outcome(model, b, np.ones(len(b["y"]), bool)))
    x = np.vstack([s["x"][s["fact"] < 0] for s in sets])
    y = np.concatenate([s["y"][s["fact"] < 0] for s in sets])
    adverts = np.concatenate([s["advert"][s["fact"] < 0] for s in sets])
    shown, full, t_shown, t_full = fit(x, y, adverts)
    say("all, on itself", y, predict((shown, full, t_shown, t_full), x))
    whole = lambda v: int(round(v * UNIT))
    print("# Learned by benches/learn/verdict_weights.py; heights in thousandths of a logit at the values 0, 250, 500, 750, 1,000.")
    print("# feature\tshown at all\tshown in full")
    for at, name in enumerate(sets[0]["names"]):
        print(f"{name}\t{curve(shown, at, whole)}\t{curve(full, at, whole)}")
    print(f"threshold\t{whole(t_shown - shown[-1])}\t{whole(t_full - full[-1])}")


def curve(w, at, whole):
    """The heights of the feature at place `at`."""
    if at < EVIDENCE:
        steps = [w[k * EVIDENCE + at] for k in range(STEPS)]
    else:
        steps = [w[(STEPS - 1) * EVIDENCE + at] / STEPS] * STEPS
    return " ".join(str(whole(sum(steps[:k]))) for k in range(STEPS + 1))


main()
