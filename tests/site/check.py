"""check — does the whole program do what its help says? Walks the demonstration site as the public and as each person,
then stops, kills and tampers with the folder. Run through tools/check-site."""
import html
import http.cookiejar
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

program, url = os.environ["SANZHI_TEST_PROGRAM"], os.environ["SANZHI_TEST_URL"]
links = [line.split("\t") for line in os.environ["SANZHI_TEST_LINKS"].splitlines()]
faults = []


def expect(right, words):
    if not right:
        faults.append(words)
        print("  " + words, flush=True)


class Browser:
    def __init__(self):
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def ask(self, path, form=None):
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        request = urllib.request.Request(url + urllib.parse.quote(path, safe="/?&=%+:;,~!*'()#[]@$"), data)
        try:
            with self.opener.open(request, timeout=30) as answer:
                return answer.status, answer.headers, answer.read().decode("utf-8", "replace"), answer.geturl()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode("utf-8", "replace"), path

    def walk(self, start, who, most=400):
        """Opens every page that a link leads to; each must be there and be whole."""
        seen, waiting = set(), list(start)
        while waiting and len(seen) < most:
            path = waiting.pop(0)
            if path in seen:
                continue
            seen.add(path)
            status, headers, body, _ = self.ask(path)
            expect(status in (200, 410), f"{who}: {path} answers {status}")
            if "text/html" not in headers.get("content-type", "") or status != 200:
                continue
            for broken in re.findall(r"\{\{[^}]*\}\}|/office/[a-z]+/(?:0|null)\b", body):
                expect(False, f"{who}: {path} shows {broken}")
            for link in re.findall(r'(?:href|src)="(/[^"#]*)', body):
                link = html.unescape(link)
                shape = re.sub(r"=[^&]*", "=", re.sub(r"\d{6,}", "N", link))
                if shape not in self.shapes:
                    self.shapes[shape] = self.shapes.get(shape, 0)
                self.shapes[shape] += 1
                if self.shapes[shape] <= 4:
                    waiting.append(link)
        return len(seen)

    shapes = {}


def walk_everything():
    public = Browser()
    public.shapes = {}
    pages = public.walk(["/"], "public")
    print(f"public: {pages} pages")
    for path, name, roles in links:
        person = Browser()
        person.shapes = {}
        status, _, body, _ = person.ask(path)
        expect(status == 200, f"{name}: the one-time link answers {status}")
        token = re.search(r'name="token" value="([^"]+)"', body)
        status, _, body, where = person.ask("/office/sign-in/once", {"token": token[1] if token else ""})
        expect(status == 200 and "/office" in where, f"{name}: signing in answers {status} at {where}")
        pages = person.walk(["/office"], f"{name} ({roles})")
        print(f"{name} ({roles}): {pages} pages")
        status, _, _, _ = Browser().ask("/office/sign-in/once", {"token": token[1] if token else ""})
        expect(status == 422, f"{name}: a used link answers {status}")


def run(*arguments, stdin=None):
    return subprocess.run([program, *arguments], input=stdin, capture_output=True, text=True)


def exit_codes():
    with tempfile.TemporaryDirectory() as home:
        data = f"{home}/data"
        for code, arguments in [(0, ["--help"]), (2, ["nonsense"]), (0, ["version"]), (0, ["routes"]), (0, ["init", "--data", data]),
                                (2, ["init", "--data", data]), (0, ["verify", "--data", data]), (2, ["verify", "--data", home]),
                                (0, ["user", "list", "--data", data]), (0, ["user", "token", "--data", data]),
                                (1, ["user", "sign-in-link", "nobody", "--data", data]), (0, ["check-config", "--data", data]),
                                (2, ["serve", "--data", data, "--address", "0.0.0.0", "--port", "0"]),
                                (0, ["lawpack", "check"]), (0, ["law", "due", "--trigger", "penalty-decided", "--on", "2026-03-02"]),
                                (2, ["law", "due", "--trigger", "nonsense", "--on", "2026-03-02"])]:
            done = run(*arguments)
            expect(done.returncode == code, f"sanzhi {' '.join(arguments)}: exit code {done.returncode}, not {code}: {done.stderr[:200]}")
        pathlib.Path(f"{data}/sanzhi.toml").write_text('address = "127.0.0.1"\nprot = 1\n')
        done = run("check-config", "--data", data)
        expect(done.returncode == 1 and "sanzhi.toml:2" in done.stderr and "port" in done.stderr, f"check-config says {done.stderr}")
    done = run("law", "review-scope", stdin='{"act":"行政处罚","party":"单位","penalty_kinds":["罚款"],"fine_fen":10000000}')
    expect(done.returncode == 0 and "must_review" in done.stdout, f"review-scope says {done.stdout} {done.stderr}")
    done = run("law", "redact", stdin="电话13907140001")
    expect(done.returncode == 0 and "13907140001" not in done.stdout, f"redact says {done.stdout}")


def verify(data):
    done = run("verify", "--json", "--data", data)
    return done.returncode, json.loads(done.stdout) if done.stdout else {}


def serve(data):
    server = subprocess.Popen([program, "serve", "--data", data, "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    server.stdout.readline()
    return server


def folder_states():
    """A copy of the folder in use is stopped, killed, and changed byte by byte."""
    with tempfile.TemporaryDirectory() as home:
        data = f"{home}/data"
        expect(run("init", "--demo", "--data", data).returncode == 0, "init --demo fails")
        code, told = verify(data)
        expect(code == 0 and told["state"] == "at rest", f"a fresh folder: {told}")
        server = serve(data)
        expect(verify(data)[0] == 0, "verify beside a server fails")
        expect(run("serve", "--data", data, "--port", "0").returncode == 2, "a second server starts")
        table = f"{home}/parties.csv"
        pathlib.Path(table).write_text("名称,类别,统一社会信用代码\n云港区听风书店有限公司,单位,91420202XWXW00014A\n")
        done = run("import", "parties", table, "--yes", "--data", data)
        expect(done.returncode == 0, f"import beside a server: {done.stdout}{done.stderr}")
        server.send_signal(signal.SIGKILL)
        server.wait()
        code, told = verify(data)
        expect(code == 0 and told["state"] == "serving", f"after kill -9: {told}")
        server = serve(data)
        server.send_signal(signal.SIGTERM)
        expect(server.wait(timeout=30) == 0, "the server does not stop cleanly")
        code, told = verify(data)
        expect(code == 0 and told["state"] == "at rest", f"after a clean stop: {told}")
        flip_bytes(data)


def flip_bytes(data):
    paths = [p for p in pathlib.Path(data).rglob("*") if p.is_file()]
    stored = [p for p in paths if "files" in p.parts][:6]
    for path in [p for p in paths if "files" not in p.parts] + stored:
        whole = path.read_bytes()
        name = path.relative_to(data).as_posix()
        for at in (0, len(whole) // 3, len(whole) - 1):
            changed = bytearray(whole)
            changed[at] ^= 4
            path.chmod(0o600)
            path.write_bytes(changed)
            code, told = verify(data)
            expect(code == 1 and told["findings"][0]["place"] == name, f"byte {at} of {name} flipped: {code} {told.get('findings', [])[:2]}")
        path.write_bytes(whole)
    for path in paths[:2] + stored[:1]:
        hidden = path.rename(f"{data}.hidden")
        code, told = verify(data)
        name = path.relative_to(data).as_posix()
        expect(code == 1 and any(one["place"] == name for one in told["findings"]), f"{name} gone: {told}")
        hidden.rename(path)
    stranger = pathlib.Path(data) / "checkpoints" / "stranger"
    stranger.write_text("")
    code, told = verify(data)
    expect(code == 1 and told["findings"][0]["place"] == "checkpoints/stranger", f"a stranger: {told}")
    stranger.unlink()
    expect(verify(data)[0] == 0, "the folder is not whole again")


walk_everything()
exit_codes()
folder_states()
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
