#!/usr/bin/env python3
"""How many pairs (profile x advert) a second of one core decides: personspec beside scorers that are not ours.

    python3 benches/speed/peers/peers.py BINARY FOLDER [--rounds 5] [--seconds 3] [--engine PROFILESxADVERTS]
        [--only NAME,...] [--environment FOLDER]

BINARY is a release build of personspec, FOLDER what `workload` wrote. All read the same files. The peers are run in
turn, in each round one after the other, each on as many of the profiles and adverts as take it about `--seconds`. What is
compared is every criterion with every claim of a pair; a peer is given both as lists, and reading them is not
counted. personspec itself is counted from its start to its end: files read, adverts understood, ranking written.
Prints a Markdown table. The Python peers live in an environment of their own, outside the repository."""

import argparse
import json
import os
import pathlib
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
# Name, what it is, how it is run: "python", "rust" or "engine", and its own name there.
PEERS = [
    ("rapidfuzz token_set_ratio", "Python, `process.cdist`, one worker", "python", "token_set_ratio"),
    ("rapidfuzz ratio", "Python, `process.cdist`, one worker", "python", "ratio"),
    ("rapidfuzz-rs ratio", "Rust, a comparator a claim", "rust", "rapidfuzz-ratio"),
    ("strsim token sort", "Rust, words sorted before", "rust", "strsim-token-sort"),
    ("strsim levenshtein", "Rust, normalised", "rust", "strsim-levenshtein"),
    ("strsim jaro-winkler", "Rust", "rust", "strsim-jaro-winkler"),
    ("nucleo-matcher", "Rust, the shorter sought in the longer", "rust", "nucleo"),
    ("tantivy BM25", "Rust, a query a profile; index made before", "rust", "tantivy"),
    ("personspec, readable judge", "`assess_read`: evidence and next steps too", "rust", "judge"),
    ("personspec rank", "the command, from files to a top 10 a profile", "engine", "engine"),
]
BASE = "rapidfuzz token_set_ratio"


class Peers:
    """Runs a peer on so many profiles and adverts."""

    def __init__(self, options, place):
        self.binary, self.folder, self.place = options.binary, pathlib.Path(options.folder), place
        self.python = environment(pathlib.Path(options.environment))
        self.rust = build()
        self.files = {
            part: sorted(path for path in (self.folder / part).rglob("*") if path.is_file())
            for part in ("adverts", "profiles")
        }
        self.most = (len(self.files["profiles"]), len(self.files["adverts"]))

    def run(self, kind, name, profiles, adverts):
        """{"pairs", "cpu", "wall"} of one run."""
        if kind == "engine":
            return self.engine(profiles, adverts)
        sizes = [str(self.folder), str(profiles), str(adverts)]
        if kind == "rust":
            return json.loads(output([self.rust, name, *sizes]))
        lines = self.place / f"lines-{profiles}-{adverts}.json"
        if not lines.exists():
            lines.write_bytes(output([self.rust, "lines", *sizes]))
        with lines.open("rb") as opened:
            return json.loads(output([self.python, HERE / "compare.py", name], stdin=opened))

    def engine(self, profiles, adverts):
        folders = [self.first("profiles", profiles), self.first("adverts", adverts)]
        command = [self.binary, "rank", folders[1], "-p", folders[0], "--top", "10", "--format", "ndjson"]
        before, since = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wall, after = time.perf_counter() - since, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return {"pairs": profiles * adverts, "cpu": cpu, "wall": wall}

    def first(self, part, count):
        """A folder with the first files."""
        place = self.place / f"{part}-{count}"
        if not place.exists():
            place.mkdir()
            for path in self.files[part][:count]:
                os.link(path, place / path.name)
        return place

    def size(self, kind, name, seconds):
        """Profiles and adverts that take about so long: found by runs that grow."""
        pairs, most = 40, self.most[0] * self.most[1]
        while True:
            profiles, adverts = self.shape(pairs)
            cpu = self.run(kind, name, profiles, adverts)["cpu"]
            if cpu >= seconds / 2 or profiles * adverts >= most:
                return profiles, adverts
            # A run that is over at once says little: it is trusted ten times at most.
            pairs = int(profiles * adverts * min(10, max(1.5, seconds / max(cpu, 0.001))))

    def shape(self, pairs):
        """About so many pairs: up to 1,000 adverts, then 100 profiles, then all adverts, then all profiles. An index
        is the better the more adverts it holds, so a fast peer gets many."""
        people, posts = self.most
        adverts = min(posts, max(20, min(1000, pairs // 10)))
        profiles = max(1, min(people, 100, pairs // adverts))
        adverts = max(adverts, min(posts, pairs // profiles))
        return max(profiles, min(people, pairs // adverts)), adverts


def output(command, stdin=subprocess.DEVNULL):
    return subprocess.run(command, check=True, stdin=stdin, stdout=subprocess.PIPE).stdout


def environment(place):
    """The Python of an environment that holds what requirements.txt names."""
    python = place / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
    wanted = HERE / "requirements.txt"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", wanted], check=True, stdout=sys.stderr)
    return python


def build():
    """The Rust peers. What ours need may have changed since their lock file was written; the peers are pinned."""
    manifest = HERE / "Cargo.toml"
    common = ["--manifest-path", manifest]
    subprocess.run(["cargo", "build", "--release", "--quiet", *common], check=True)
    told = json.loads(output(["cargo", "metadata", "--format-version", "1", "--no-deps", *common]))
    return pathlib.Path(told["target_directory"]) / "release" / "personspec-peers"


def machine():
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as told:
            names = [line.split(":", 1)[1].strip() for line in told if line.startswith("model name")]
        model = names[0] if names else model
    except OSError:
        pass
    return f"{os.cpu_count()} cores, {model}, {platform.system()}"


def arguments():
    parser = argparse.ArgumentParser(description="personspec beside scorers that are not ours, in pairs a CPU-second")
    parser.add_argument("binary")
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0, help="CPU time that a run of a peer takes, about")
    parser.add_argument("--engine", help="PROFILESxADVERTS for the command; found as for the others where not given")
    parser.add_argument("--only", help="names of peers, a comma between them")
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache"))
    parser.add_argument("--environment", default=cache / "personspec-peers", help="where the Python peers live")
    return parser.parse_args()


def main():
    options = arguments()
    chosen = [peer for peer in PEERS if not options.only or peer[0] in options.only.split(",")]
    if not chosen:
        sys.exit("no such peer; there are: " + ", ".join(peer[0] for peer in PEERS))
    # Beside the files, which are linked: links cannot leave a file system.
    with tempfile.TemporaryDirectory(dir=options.folder) as place:
        peers = Peers(options, pathlib.Path(place))
        sizes = {}
        for name, _, kind, own in chosen:
            if kind == "engine" and options.engine:
                sizes[name] = tuple(int(part) for part in options.engine.split("x"))
            else:
                sizes[name] = peers.size(kind, own, options.seconds)
            print(f"{name}: {sizes[name][0]} profiles, {sizes[name][1]} adverts", file=sys.stderr)
        runs = {peer[0]: [] for peer in chosen}
        for number in range(options.rounds):
            for name, _, kind, own in chosen:
                runs[name].append(peers.run(kind, own, *sizes[name]))
            print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
    table(chosen, sizes, runs, options.rounds)


def table(chosen, sizes, runs, rounds):
    def rates(name, what):
        return [run["pairs"] / max(run[what], 1e-9) for run in runs[name]]

    base = statistics.median(rates(BASE, "cpu")) if BASE in runs else None
    print(f"{machine()}; {rounds} rounds in turn, medians of pairs (profile × advert) a second\n")
    print("| scorer | how | profiles × adverts | pairs a CPU-second | least–most | pairs a second of wall | × rapidfuzz |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for name, how, _, _ in chosen:
        own = rates(name, "cpu")
        ratio = f"{statistics.median(own) / base:,.3g}" if base else ""
        print(
            f"| {name} | {how} | {sizes[name][0]:,} × {sizes[name][1]:,} | {statistics.median(own):,.0f} "
            f"| {min(own):,.0f}–{max(own):,.0f} | {statistics.median(rates(name, 'wall')):,.0f} | {ratio} |"
        )


if __name__ == "__main__":
    main()
