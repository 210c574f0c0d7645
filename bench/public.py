"""public — how fast the portal answers: pages from the cache against nginx, searches past it against a plain scan."""
import re
import statistics
import subprocess
import time
import urllib.parse

import decisions
from stand import Nginx, Sanzhi, Visitor, cpu_seconds, median_of

HEADERS_NOT_COPIED = {"content-length", "content-type", "date", "etag", "connection", "x-request-id"}


def record_page(port):
    page = Visitor(port).get("/decisions")[2].decode()
    return re.search(r'href="(/decisions/\d+)"', page)[1]


def wrk(server, path, seconds):
    """Requests a second, and microseconds of the server's own processor time for each."""
    before = cpu_seconds(server.pids())
    out = subprocess.run(["wrk", "-t1", "-c32", f"-d{seconds}s", f"http://127.0.0.1:{server.port}{path}"],
                         capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        raise RuntimeError(out)
    served = int(re.search(r"(\d+) requests in", out)[1])
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), (cpu_seconds(server.pids()) - before) / served * 1e6


def pages(data, folder, quick):
    rounds, seconds = (3, 1) if quick else (7, 3)
    with Sanzhi(data) as sanzhi:
        paths = {"list.html": "/decisions", "record.html": record_page(sanzhi.port)}
        saved, headers = {}, []
        for name, path in paths.items():
            _, answer, saved[name] = Visitor(sanzhi.port).get(path)
            headers = [(n, v) for n, v in answer.getheaders() if n.lower() not in HEADERS_NOT_COPIED]
        with Nginx(folder, saved, headers) as nginx:
            for name, path in paths.items():
                (rate, cpu), (bound_rate, bound_cpu) = median_of(
                    rounds, lambda: wrk(sanzhi, path, seconds), lambda: wrk(nginx, "/" + name, seconds))
                what = f"{'list' if name == 'list.html' else 'record'} page, cached ({len(saved[name]) / 1024:.0f} KB)"
                yield (f"{what}: requests/s", f"{rate:,.0f}", f"nginx {bound_rate:,.0f}", f"{rate / bound_rate:.0%}",
                       "≥ 50 %", rate >= 0.5 * bound_rate)
                yield (f"{what}: CPU µs a request", f"{cpu:.1f}", f"nginx {bound_cpu:.1f}", f"{bound_cpu / cpu:.0%}",
                       "≥ 50 %", bound_cpu >= 0.5 * cpu)


def percentile(sorted_values, share):
    return sorted_values[min(len(sorted_values) - 1, int(share * len(sorted_values)))]


def scan_ms(table, term):
    """One pass of the sqlite3 program over a plain table of the same rows."""
    begun = time.perf_counter()
    subprocess.run(["sqlite3", table, f"SELECT id FROM d WHERE party_name LIKE '%{term}%' OR facts LIKE '%{term}%' "
                    "ORDER BY decided_on DESC LIMIT 20"], check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - begun) * 1e3


def search(data, table, quick):
    repeats = 2 if quick else 5
    everything = []
    with Sanzhi(data) as sanzhi:
        visitor = Visitor(sanzhi.port)
        for kind, terms in decisions.terms().items():
            taken = []
            for n in range(repeats):
                for term in terms:  # the number makes each address new to the page cache
                    path = f"/decisions?q={urllib.parse.quote(term)}&uncached={n}"
                    begun = time.perf_counter()
                    status, _, page = visitor.get(path)
                    taken.append((time.perf_counter() - begun) * 1e3)
                    if status != 200 or (kind == "absent") != ("没有符合条件" in page.decode()):
                        raise RuntimeError(f"search for {term}: {status}")
            taken.sort()
            everything += taken
            scan = statistics.median(scan_ms(table, term) for term in terms[:2 if quick else 3])
            p50, p99 = percentile(taken, 0.5), percentile(taken, 0.99)
            yield (f"search, {kind} terms: ms p50 / p99", f"{p50:.1f} / {p99:.1f}", f"sqlite3 LIKE {scan:,.0f}",
                   f"{scan / p50:,.0f}×", "p99 ≤ 50", p99 <= 50)
    everything.sort()
    p99 = percentile(everything, 0.99)
    yield (f"search, all {len(everything)} requests: ms p50 / p99", f"{percentile(everything, 0.5):.1f} / {p99:.1f}",
           "", "", "p99 ≤ 50", p99 <= 50)
