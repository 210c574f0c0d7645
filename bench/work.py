"""work — how fast officers' work is taken down: evidence sealed, acts of a case carried out."""
import datetime
import itertools
import os
import re
import secrets
import sqlite3
import statistics
import subprocess
import threading
import time

import decisions
from stand import SANZHI, Sanzhi, Visitor, cpu_seconds, median_of, run


def sign_in_link(data):
    links = run(SANZHI, "user", "demo-links", "--data", data).said
    return next(line.split("\t")[0] for line in links.splitlines() if line.endswith("\t执法人员"))


def known_parties(data, folder, number):
    """Credit codes of parties put into the register: no two cases shall be against one of them."""
    firms = (row for row in map(decisions.row, range(10 * number)) if row[4] == "法人")
    code_of = {name: code for _, _, _, _, _, name, code, *_ in itertools.islice(firms, number)}
    table = folder / "parties.csv"
    table.write_text("名称,统一社会信用代码\n" + "".join(f"{name},{code}\n" for name, code in code_of.items()))
    run(SANZHI, "import", "parties", table, "--data", data, "--yes")
    return iter(code_of.values())


def words_of(page):
    main = re.search(r"<main.*", page.decode(), re.S)
    return re.sub(r"(<[^>]*>|\s)+", " ", main[0] if main else page.decode())[:1000]


def hidden(form):
    return {name: values for name, kind, values in form if kind == "hidden"}


def values_of(form, wanted):
    return [value for name, _, values in form if name == wanted for value in values]


class Officer(Visitor):
    def __init__(self, port, cookie=""):
        super().__init__(port)
        self.cookie = cookie

    def must_post(self, path, fields):
        status, answer, page = self.post(path, {**fields, "idempotency_key": secrets.token_urlsafe(16)})
        if status != 303:
            raise RuntimeError(f"{path}: {status} {words_of(page)}")
        return answer.getheader("location")

    def opening(self):
        form = self.form("/office/cases/new")
        return {**hidden(form), "matter": values_of(form, "matter")[0]}

    def open_case(self, opening, party):
        return self.must_post("/office/cases/new", {**opening, "party": party})

    def filing(self, case):
        form, today = self.form(case + "/acts/submit_filing"), str(datetime.date.today())
        return {**hidden(form), "source": "现场检查", "title": "性能测试案", "found_on": today, "act_ended_on": today,
                "facts": "检查发现疏散通道被货物占用。", "violation": "占用疏散通道", "handler_opinion": "建议立案调查。",
                "officers": values_of(form, "officers")[:2]}


def multipart(fields, file):
    """The body as a file of its own, so that sending it costs as little as it can."""
    boundary = secrets.token_hex(16)
    head = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
                   for name, values in fields.items() for value in (values if isinstance(values, list) else [values]))
    head += (f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="scene.mp4"\r\n'
             "Content-Type: video/mp4\r\n\r\n")
    return boundary, head.encode() + file + f"\r\n--{boundary}--\r\n".encode()


def upload(data, folder, quick):
    megabytes, rounds = (16, 3) if quick else (256, 5)
    content = os.urandom(megabytes << 20)
    path = folder / "scene.mp4"
    party = next(known_parties(data, folder, 1))
    with Sanzhi(data) as sanzhi:
        officer = Officer(sanzhi.port)
        officer.sign_in(sign_in_link(data))
        case = officer.open_case(officer.opening(), party)
        form = officer.form(case + "/evidence")
        two = values_of(form, "obtained_by")[:2]
        cpu = []

        def post():
            nonlocal content
            content = os.urandom(16) + content[16:]  # the same bytes twice would be one file
            fields = {"csrf": hidden(form)["csrf"][0], "idempotency_key": secrets.token_urlsafe(16), "title": "现场录像",
                      "kind": "视听资料", "obtained_on": str(datetime.date.today()), "obtained_place": "现场",
                      "obtained_by": two}
            boundary, body = multipart(fields, content)
            before, begun = cpu_seconds(sanzhi.pids()), time.perf_counter()
            status, _, page = officer.ask("POST", case + "/evidence", body,
                                          {"Content-Type": f"multipart/form-data; boundary={boundary}"})
            seconds = time.perf_counter() - begun
            if status != 303:
                raise RuntimeError(f"upload: {status} {words_of(page)}")
            cpu.append(cpu_seconds(sanzhi.pids()) - before)
            return seconds

        def sm3():
            path.write_bytes(content)
            return run("openssl", "dgst", "-sm3", path).seconds

        def both():
            return run("bash", "-c", 'openssl dgst -sm3 "$1" && sha256sum "$1"', "-", path).seconds

        seconds, bound, bound_both = median_of(rounds, post, sm3, both)
        rate = lambda s: f"{megabytes / s:,.0f}"
        yield (f"upload of {megabytes} MB, SHA-256 and SM3, fsync: MB/s", rate(seconds), f"openssl dgst -sm3 {rate(bound)}",
               f"{bound / seconds:.0%}", "≥ 80 %", bound >= 0.8 * seconds)
        yield ("the same against both sums", rate(seconds), f"openssl -sm3, sha256sum {rate(bound_both)}",
               f"{bound_both / seconds:.0%}", "", None)
        yield ("upload: CPU ms a MB", f"{statistics.median(cpu) / megabytes * 1e3:.2f}", f"openssl {bound / megabytes * 1e3:.2f}",
               "", "", None)


def durable_writes(folder, seconds=1.0):
    """Transactions a second of SQLite alone on the same disk, each flushed."""
    database = sqlite3.connect(folder / "bound.db", isolation_level=None)
    database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS t (x)")
    begun, n = time.perf_counter(), 0
    while (took := time.perf_counter() - begun) < seconds:
        database.execute("INSERT INTO t VALUES (randomblob(500))")
        n += 1
    database.close()
    return n / took


def at_once(officers, work):
    """Jobs a second when each officer has one share of them."""
    faults = []

    def share(officer, jobs):
        try:
            for job in jobs:
                job(officer)
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=share, args=pair) for pair in zip(officers, work)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return sum(map(len, work)) / (time.perf_counter() - begun)


def acts(data, folder, quick):
    each = 10 if quick else 100
    parties = known_parties(data, folder, 6 * each)
    with Sanzhi(data) as sanzhi:
        first = Officer(sanzhi.port)
        first.sign_in(sign_in_link(data))
        opening = first.opening()
        for how_many in (1, 4):
            officers = [Officer(sanzhi.port, first.cookie) for _ in range(how_many)]
            cases = [[] for _ in officers]
            before = durable_writes(folder)
            opened = at_once(officers, [[lambda o, mine=mine, party=next(parties): mine.append(o.open_case(opening, party))
                                         for _ in range(each)] for mine in cases])
            filing = first.filing(cases[0][0])
            filed = at_once(officers, [[lambda o, case=case: o.must_post(case + "/acts/submit_filing", filing)
                                        for case in mine] for mine in cases])
            bound = (before + durable_writes(folder)) / 2
            for what, rate in (("登记线索 opened", opened), ("立案申请 sent, gates and paper", filed)):
                yield (f"cases a second, {what}, {how_many} at once", f"{rate:,.0f}", f"one SQLite commit {bound:,.0f}",
                       f"{rate / bound:.0%}", "", None)


def rehearsals(scripts, quick):
    """Whole cases in memory: every act with its gates, papers and redaction, nothing flushed."""
    steps = sum(script.read_text().count('"do"') for script in scripts)
    rounds = 1 if quick else 5
    begun = time.perf_counter()
    for script in scripts * rounds:
        subprocess.run([SANZHI, "rehearse", script], stdout=subprocess.DEVNULL)
    all_of_them = (time.perf_counter() - begun) / rounds
    started, = median_of(9, lambda: run(SANZHI, "version").seconds)
    yield (f"rehearsal, {steps} acts of {len(scripts)} cases: ms an act", f"{(all_of_them - started * len(scripts)) / steps * 1e3:.1f}",
           "", "", "", None)
