"""Coverage-guided fuzzing of every reader: ``python -m tests.fuzz [READER ...] --seconds 60``.

Needs atheris (``pip install atheris==3.0.0``), which has no build for every machine, so no test asks for it. It begins from whole and from
spoilt documents; what it finds is written down by number of bytes and by fault, and belongs into ``tests/properties/test_readers.py``.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.readers import READERS, seeds, spoilt

STARTS: Final = 60
"""Spoilt documents to begin from, beside the whole ones."""
LONGEST: Final = 60_000


def fuzz(reader: str, folder: str, seconds: int) -> None:
    """One reader, in this process; ends the process."""
    import atheris  # noqa: PLC0415 - only where it is installed

    with atheris.instrument_imports(include=["ownpace"]):
        from ownpace.answers import AnswersError  # noqa: PLC0415 - as above

    def one(raw: bytes) -> None:
        try:
            READERS[reader](raw)
        except AnswersError:
            return

    atheris.instrument_all()
    atheris.Setup(
        [sys.argv[0], folder, f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-rss_limit_mb=4000", f"-artifact_prefix={folder}/"], one
    )
    atheris.Fuzz()


def main() -> int:
    """Each reader in a process of its own; exit 1 when any was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz the readers.")
    parser.add_argument("readers", nargs="*", metavar="READER", help=f"some of {', '.join(READERS)}; all when none is named")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.folder:
        fuzz(args.readers[0], args.folder, args.seconds)
    broken = 0
    for reader in args.readers or READERS:
        with tempfile.TemporaryDirectory() as folder:
            starts = [*seeds(reader), *(spoilt(reader, random.Random(number)) for number in range(STARTS))]  # noqa: S311 - reproducible, no secret
            for number, raw in enumerate(starts):
                (Path(folder) / f"{number}").write_bytes(raw)
            call = [sys.executable, "-m", "tests.fuzz", reader, "--seconds", str(args.seconds), "--folder", folder]
            ran = subprocess.run(call, capture_output=True, text=True, check=False, errors="replace")
        done = [line for line in ran.stderr.splitlines() if line.startswith(("Done ", "#", " === Uncaught"))]
        broken += ran.returncode != 0
        sys.stdout.write(f"{reader}: exit {ran.returncode}, {done[-1] if done else ran.stderr[-300:]}\n")
        if ran.returncode:
            sys.stdout.write(ran.stderr[-2000:] + "\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
