"""Feed inputs changed at random to one target of `fuzzing` in this process, and tell the slowest and the memory taken.

    python tests/hard/fuzz.py TARGET --inputs 2000 --seed 1     changed by hypothesis
    python tests/hard/fuzz.py TARGET --atheris -runs=100000     changed as the covered code tells (needs atheris)

Prints one line of JSON: inputs, the slowest in seconds of CPU, the most memory in MB; with atheris, what libFuzzer
prints. An input that fails is kept in the folder for temporary files, and named.
"""

from __future__ import annotations

import argparse
import atexit
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent.parent), str(HERE.parent)]


class Watched:
    """A target that is timed; ``slowest`` is that of one input, in seconds of CPU."""

    def __init__(self, name: str) -> None:
        from fuzzing import TARGETS

        self.name = name
        self.target = TARGETS[name]
        self.inputs = 0
        self.slowest = 0.0
        self.kept = Path(tempfile.gettempdir()) / f"failed-{name.replace(' ', '-')}"
        self.kept.unlink(missing_ok=True)

    def __call__(self, data: bytes) -> None:
        begun = time.process_time()
        try:
            self.target.take(data)
        except BaseException:
            self.kept.write_bytes(data)
            raise
        self.inputs += 1
        self.slowest = max(self.slowest, time.process_time() - begun)

    def tell_failure(self) -> None:
        if self.kept.exists():
            print(f"the input that failed is kept in {self.kept}", file=sys.stderr)

    def told(self) -> str:
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return json.dumps({"inputs": self.inputs, "slowest": round(self.slowest, 2), "memory": round(memory)})


def by_hypothesis(watched: Watched, inputs: int, seed: int) -> None:
    import hypothesis
    from fuzzing import mutated

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=inputs, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck)
    )
    @hypothesis.given(mutated(watched.target.samples))
    def all_of_them(data: bytes) -> None:
        watched(data)

    all_of_them()


def by_coverage(watched: Watched, arguments: list[str]) -> None:
    import atheris

    atheris.instrument_all()
    with tempfile.TemporaryDirectory() as corpus:
        for number, sample in enumerate(watched.target.samples):
            (Path(corpus) / str(number)).write_bytes(sample)
        atheris.Setup([sys.argv[0], *arguments, corpus], watched)
        atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target")
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--atheris", action="store_true", help="further arguments are those of libFuzzer")
    options, further = parser.parse_known_args()
    watched = Watched(options.target)
    atexit.register(watched.tell_failure)
    if options.atheris:
        by_coverage(watched, further)
    else:
        by_hypothesis(watched, options.inputs, options.seed)
        print(watched.told())


if __name__ == "__main__":
    main()
