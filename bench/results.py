"""results — the table that a run leaves behind, with the machine it ran on and what was missed."""
import datetime
import os
import pathlib
import re
import subprocess

NOTES = """
How to read it

- Every line compares two things measured in one run on one machine: pages, verify and upload in turn, medians of several rounds, the
  others once. Compare ratios, not times.
- wrk runs on the same two cores as the servers. CPU µs a request is read from /proc and is not disturbed by that.
- nginx sends the saved page with the same headers from a file; sanzhi sends it from its cache of finished pages.
- A search is one request after another over one connection, each with an address that the page cache does not know; it counts,
  sorts and renders the first 20. The LIKE scan of the sqlite3 program finds 20 rows in a table without an index and renders nothing.
- `load` checks every row, redacts personal data, puts each row into the public log and builds the search index; `.import` splits commas.
- `upload` goes through HTTP: received into a temporary file, then one thread copies it into the store with both sums, flushes it and
  enters it in the ledger. Two thirds of its processor time are the two sums, so it comes near both of them one after the other, and
  cannot come near SM3 alone before they are taken side by side while the body comes in.
- An act is one durable answer: gates, the paper's text, the case, the ledger, the signed checkpoint. Its bound is one bare SQLite commit.
- `verify` recomputes every leaf and tree and compares every covered row with it; sha256sum only reads.
"""


def machine():
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1]) / 2**20
    return f"{cpu[1] if cpu else 'unknown'}, {os.cpu_count()} cores, {memory:.0f} GB, Linux {os.uname().release}"


def commit():
    said = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True)
    return said.stdout.strip() or "no commit"


def write(path, lines, rows, load):
    mark = {True: "reached", False: "**missed**", None: ""}
    text = ["# Results", "",
            f"`bench/run` over {rows:,} decisions, {datetime.date.today()}, {commit()}. {machine()}; "
            f"load before and after the run {load[0]:.2f} and {load[1]:.2f}.", "",
            "| what | sanzhi | bound | ratio | goal | |", "|---|---|---|---|---|---|"]
    text += ["| " + " | ".join([*line[:5], mark[line[5]]]) + " |" for line in lines]
    path.write_text("\n".join(text) + "\n" + NOTES)
