"""stand — the programs that are measured, started on free ports and stopped again, and what they cost."""
import html.parser
import http.client
import os
import pathlib
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import typing
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
SANZHI = ROOT / "build/release/sanzhi"
TICK = os.sysconf("SC_CLK_TCK")


def median_of(rounds, *measures):
    """Runs the measures in turn, so that a change of the machine's mood meets them all."""
    taken = [[measure() for measure in measures] for _ in range(rounds)]
    return [tuple(map(statistics.median, zip(*column))) if isinstance(column[0], tuple) else statistics.median(column)
            for column in zip(*taken)]


class Ran(typing.NamedTuple):
    seconds: float
    cpu: float
    peak_mb: float
    said: str


def run(*command, **more):
    """What a command that must succeed took and said."""
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([str(part) for part in command], stdout=out, **more)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode()
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} {command[1]} ended with {process.returncode}: {text[-500:]}")
    return Ran(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text)


def cpu_seconds(pids):
    fields = [pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split() for pid in pids]
    return sum(int(f[11]) + int(f[12]) for f in fields) / TICK


def rss_mb(pid):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


class Sanzhi:
    def __init__(self, data):
        self.data = data
        begun = time.perf_counter()
        self.process = subprocess.Popen([SANZHI, "serve", "--data", data, "--port", "0"], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True, env={**os.environ, "SANZHI_LOG_LEVEL": "warn"})
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            raise RuntimeError("sanzhi serve did not start")
        self.port = urllib.parse.urlsplit(self.url).port
        while Visitor(self.port).get("/readyz")[0] != 200:
            time.sleep(0.002)
        self.seconds_to_ready = time.perf_counter() - begun

    def pids(self):
        return [self.process.pid]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self.process.stdout.close()


class Nginx:
    """Serves one file for every path, with the headers that sanzhi sends for it."""

    def __init__(self, folder, pages, headers):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        for name, body in pages.items():
            (folder / name).write_bytes(body)
        sent = "".join(f"add_header {name} \"{value}\";\n" for name, value in headers)
        user = "user root;" if os.geteuid() == 0 else ""  # the folder is closed to others
        (folder / "nginx.conf").write_text(f"""
{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes {os.cpu_count()};
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
  types {{ text/html html; }} charset utf-8;
  server {{ listen 127.0.0.1:{self.port}; root {folder}; {sent} }}
}}
""")
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-c", folder / "nginx.conf", "-e", folder / "error.log"])
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except ConnectionRefusedError:
                if self.process.poll() is not None:
                    raise RuntimeError("nginx did not start")
                time.sleep(0.01)

    def pids(self):
        workers = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, workers)]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


class FormReader(html.parser.HTMLParser):
    """The forms of a page by their action: (name, type, values it offers or holds)."""

    def __init__(self, page):
        super().__init__()
        self.forms, self.fields, self.select = {}, [], None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "form":
            self.fields = self.forms.setdefault(a.get("action"), [])
        elif tag == "option" and self.select and a.get("value"):
            self.select[2].append(a["value"])
        elif tag in ("input", "select", "textarea") and "name" in a and "disabled" not in a:
            self.fields.append((a["name"], a.get("type", tag), [a["value"]] if a.get("value") else []))
            self.select = self.fields[-1] if tag == "select" else None


class Visitor:
    """A browser without a face: one connection, one session."""

    def __init__(self, port):
        self.connection, self.cookie = http.client.HTTPConnection("127.0.0.1", port), ""

    def ask(self, method, path, body=None, headers=None):
        self.connection.request(method, path, body, {"Cookie": self.cookie, **(headers or {})})
        answer = self.connection.getresponse()
        return answer.status, answer, answer.read()

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields, doseq=True),
                        {"Content-Type": "application/x-www-form-urlencoded"})

    def sign_in(self, link):
        status, answer, _ = self.post("/office/sign-in/once", {"token": link.rsplit("/", 1)[1]})
        if status != 303:
            raise RuntimeError("the one-time link does not sign in")
        self.cookie = answer.getheader("set-cookie").split(";")[0]

    def form(self, path, action=None):
        status, _, page = self.get(path)
        form = FormReader(page.decode()).forms.get(action or path)
        if status != 200 or not form:
            raise RuntimeError(f"no form on {path} ({status})")
        return form
