"""measure — everything in one run; called by bench/run."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

import bulk
import public
import results
import work
from stand import ROOT

quick = "--quick" in sys.argv
rows = 10_000 if quick else 1_000_000
keep = pathlib.Path(os.environ.get("SANZHI_BENCH_FOLDER") or tempfile.mkdtemp(prefix="sanzhi-bench-", dir="/var/tmp"))
lines, broken = [], 0
load_before = os.getloadavg()[0]


def take(part):
    """A part that breaks is told of, and the others go on."""
    global broken
    try:
        for line in part:
            lines.append(line)
            print("  ".join(str(field) for field in line[:5]), "MISSED" if line[5] is False else "", flush=True)
    except Exception:
        broken += 1
        traceback.print_exc()


try:
    table, data, plain = keep / "decisions.csv", keep / "data", keep / "plain.db"
    with open(table, "w") as out:
        subprocess.run([sys.executable, ROOT / "bench/decisions.py", str(rows)], stdout=out, check=True)
    take(bulk.load(table, data, plain, rows))
    take(bulk.at_rest(data, quick))
    take(public.pages(data, keep, quick))
    take(public.search(data, plain, quick))
    take(bulk.verify(data, quick))
    take(work.upload(data, keep, quick))
    take(work.acts(data, keep, quick))
    take(work.rehearsals(sorted((ROOT / "tests/rehearsals").glob("*.json")), quick))
finally:
    if "SANZHI_BENCH_FOLDER" not in os.environ:
        shutil.rmtree(keep)
if not quick and not broken:
    results.write(ROOT / "bench/RESULTS.md", lines, rows, (load_before, os.getloadavg()[0]))
sys.exit(1 if broken else 0)
