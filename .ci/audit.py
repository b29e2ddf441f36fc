"""Look every locked package up in the advisories: exits with 1 where one is known to be vulnerable.

    python .ci/audit.py requirements.lock

Needs `pip-audit` beside this Python. Where the advisory service cannot be reached, or knows none of the packages (a
mirror of the index without advisories), nothing was looked up: that is told, and is no failure.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

UNREACHABLE = ("ConnectionError", "Could not connect", "ServiceError", "Max retries", "timed out")
"""What `pip-audit` says on stderr when no advisory service answers."""


def verdict(report: dict[str, Any]) -> tuple[int, list[str]]:
    """The exit code for a report of `pip-audit`, and what is to be told."""
    packages = report["dependencies"]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    if len(skipped) == len(packages):
        return 0, [f"not audited: the advisory service knows none of the {len(packages)} packages"]
    told = [
        f"{package['name']} {package['version']}: {found['id']}, mended in {', '.join(found['fix_versions']) or 'none'}"
        for package in packages
        for found in package.get("vulns", ())
    ]
    told += [f"not audited: {name}" for name in skipped]
    told.append(f"{len(packages) - len(skipped)} packages were audited")
    return (1 if any(package.get("vulns") for package in packages) else 0), told


def main(arguments: list[str]) -> int:
    """Audit the lock file that is named; options of `pip-audit` may follow it."""
    lock, *options = arguments
    command = [sys.executable, "-m", "pip_audit", "--requirement", lock, "--require-hashes", "--disable-pip"]
    done = subprocess.run(
        [*command, "--format", "json", "--progress-spinner", "off", *options], capture_output=True, text=True
    )
    if not done.stdout:
        if any(sign in done.stderr for sign in UNREACHABLE):
            print("not audited: the advisory service cannot be reached")
            return 0
        print(done.stderr, file=sys.stderr)
        return 2
    code, told = verdict(json.loads(done.stdout))
    print("\n".join(told))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
