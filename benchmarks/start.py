"""What a one-shot summary costs from the shell, beside bare Python and beside importing what it leaves out.

    python benchmarks/start.py [--rounds 11]

Every round runs each command once, in turns; medians of the wall time, and of its ratio to bare Python in the same
round.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ARTICLE = str(max((Path(__file__).parent.parent / "seeds").glob("*.txt"), key=lambda path: path.stat().st_size))
COMMANDS = {
    "bare Python": ["-c", "pass"],
    "nutgraf --summary": ["-m", "tui", "--summary", ARTICLE],
    "nutgraf --summary --format json": ["-m", "tui", "--summary", "--format", "json", ARTICLE],
    "import nltk": ["-c", "import nltk"],
    "import textual.app": ["-c", "import textual.app"],
}


def wall(arguments: list[str]) -> float:
    """Seconds that Python takes with these arguments, its output thrown away."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=environment, check=True)
    return time.perf_counter() - begin


def main() -> None:
    """Print one line a command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    for arguments in COMMANDS.values():  # the first run compiles modules
        wall(arguments)
    rounds = [{name: wall(arguments) for name, arguments in COMMANDS.items()} for _ in range(options.rounds)]
    for name in COMMANDS:
        taken = statistics.median(times[name] for times in rounds)
        ratio = statistics.median(times[name] / times["bare Python"] for times in rounds)
        print(f"{name:<32} {taken * 1e3:6.0f} ms {ratio:6.1f} x bare Python")


if __name__ == "__main__":
    main()
