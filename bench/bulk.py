"""bulk — how fast a million decisions are taken over and verified, and what a full folder costs at rest."""
import json
import time

from stand import SANZHI, Sanzhi, Visitor, median_of, rss_mb, run


def load(table, data, plain, rows):
    """Leaves `data` with the rows imported, and `plain`, a database of the sqlite3 program with the same."""
    bound = run("sqlite3", "-bail", plain, ".mode csv", f".import {table} d")
    run(SANZHI, "init", "--demo", "--data", data)
    ours = run(SANZHI, "import", "decisions", table, "--data", data, "--yes")
    rate, bound_rate = rows / ours.seconds, rows / bound.seconds
    yield ("load: rows/s", f"{rate:,.0f}", f"sqlite3 .import {bound_rate:,.0f}", f"{rate / bound_rate:.0%}", "≥ 20,000",
           rate >= 20_000)
    yield ("load: CPU µs a row", f"{ours.cpu / rows * 1e6:.0f}", f"sqlite3 .import {bound.cpu / rows * 1e6:.0f}",
           f"{bound.cpu / ours.cpu:.0%}", "", None)
    yield ("load: peak MB", f"{ours.peak_mb:,.0f}", f"sqlite3 .import {bound.peak_mb:,.0f}", "", "", None)
    size = lambda path: sum(f.stat().st_size for f in path.rglob("*") if f.is_file()) if path.is_dir() else path.stat().st_size
    yield ("load: MB on disk", f"{size(data) / 1e6:,.0f}", f"the CSV {size(table) / 1e6:,.0f}", f"{size(data) / size(table):.1f}×",
           "", None)


def verify(data, quick):
    counts = {}

    def ours():
        ran = run(SANZHI, "verify", "--json", "--data", data)
        counts.update(json.loads(ran.said)["counts"], mb=ran.peak_mb)
        return ran.seconds

    def sha256sum():
        return run("bash", "-c", 'find "$1" -type f -print0 | xargs -0 sha256sum', "-", data).seconds

    seconds, bound = median_of(1 if quick else 3, ours, sha256sum)
    entries = counts["entries"]
    yield (f"verify {entries:,} entries: entries/s", f"{entries / seconds:,.0f}",
           f"sha256sum of the folder {entries / bound:,.0f}", f"{bound / seconds:.0%}", "", None)
    yield ("verify: peak MB", f"{counts['mb']:,.0f}", "", "", "", None)


def at_rest(data, quick):
    ready, idle = [], []
    for _ in range(3 if quick else 5):
        with Sanzhi(data) as sanzhi:
            ready.append(sanzhi.seconds_to_ready * 1e3)
            Visitor(sanzhi.port).get("/")
            time.sleep(1)
            idle.append(rss_mb(sanzhi.process.pid))
    ready.sort(), idle.sort()
    yield ("start to /readyz: ms", f"{ready[len(ready) // 2]:.0f}", "", "", "", None)
    yield ("idle memory: MB", f"{idle[len(idle) // 2]:.1f}", "", "", "≤ 60", idle[-1] <= 60)
