"""The watch without a screen: it tells each finding once, to whoever is to be told, and ends cleanly."""

import http.server
import json
import signal
import subprocess
import threading
import time

import pytest

from conftest import PERCH


@pytest.fixture
def hook():
    """A real server that keeps what is posted; its first answers can be refusals, or a silence."""

    class Hook(http.server.ThreadingHTTPServer):
        daemon_threads = True
        posted, refusals, hangs = [], 0, False

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.server.hangs:
                time.sleep(60)
            refused = self.server.refusals > 0
            self.server.refusals -= refused
            if not refused:
                self.server.posted.append(json.loads(body))
            self.send_response(503 if refused else 200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = Hook(("127.0.0.1", 0), Handler)
    server.posted = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture
def configured(tmp_path, hook):
    folder = tmp_path / "c/perch"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text(
        f'notify:\n  on-call: {{webhook: "http://127.0.0.1:{hook.server_port}/hook"}}\n')
    return folder


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


def test_what_stands_is_told_once(perch):
    first = perch("watch", "--sample", "--once")
    told = rows(first.stdout)
    assert first.returncode == 0 and len(told) > 10
    assert {row["event"] for row in told} == {"opened"}
    assert any(row.get("alarm", {}).get("name") == "charge-card-errors" for row in told)
    assert any(row.get("finding", {}).get("rule") == "lambda-timeout-occurred" for row in told)
    assert perch("watch", "--sample", "--once").stdout == ""
    assert len(rows(perch("watch", "--sample", "--once", "--again").stdout)) == len(told)


def test_what_is_over_is_told_as_closed(perch):
    perch("watch", "--sample", "--once", "--severity", "critical")
    later = rows(perch("watch", "--sample", "--once", "--severity", "critical", "--at", "2026-11-20T18:00:00Z").stdout)
    closed = [row for row in later if row["event"] == "closed"]
    assert any(row.get("alarm", {}).get("name") == "charge-card-errors" for row in closed)


def test_a_webhook_that_refuses_at_first_gets_all(perch, hook, configured):
    hook.refusals = 2
    done = perch("watch", "--sample", "--once", "--severity", "critical", "--webhook")
    assert done.returncode == 0, done.stderr
    assert len(hook.posted) == len(rows(done.stdout))
    assert any("checkout/charge-card" in post["text"] for post in hook.posted)
    assert "on-call did not take a notice: it answered 503" in done.stderr
    assert "/hook" not in done.stderr


def test_a_hung_webhook_holds_nothing_up_and_is_told_later(perch, hook, configured, environment, tmp_path):
    hook.hangs = True
    began = time.monotonic()
    watch = subprocess.Popen([PERCH, "watch", "--sample", "--severity", "critical", "--webhook"], env=environment,
                             cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert json.loads(watch.stdout.readline())["event"] == "opened"
    assert time.monotonic() - began < 20
    watch.send_signal(signal.SIGTERM)
    assert watch.wait(timeout=10) == 0
    hook.hangs = False
    assert perch("watch", "--sample", "--once", "--severity", "critical", "--webhook").returncode == 0
    assert any("charge-card" in post["text"] for post in hook.posted)


def test_a_program_gets_json_and_no_shell(perch, tmp_path):
    kept = tmp_path / "kept"
    script = tmp_path / "tell me.sh"
    script.write_text(f"#!/bin/sh\ncat >> '{kept}'\necho noise\n")
    script.chmod(0o700)
    done = perch("watch", "--sample", "--once", "--severity", "critical", "--exec", script)
    assert rows(kept.read_text()) == rows(done.stdout)
    assert "noise" in done.stderr


def test_what_cannot_be_told_to_is_refused(perch, tmp_path):
    missing = perch("watch", "--sample", "--once", "--exec", tmp_path / "none")
    assert missing.returncode == 66 and "No such file" in missing.stderr
    unconfigured = perch("watch", "--sample", "--once", "--webhook")
    assert unconfigured.returncode == 66 and "config.yaml" in unconfigured.stderr


@pytest.mark.parametrize("stop, code", [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_a_signal_ends_it_cleanly(stop, code, environment, tmp_path):
    watch = subprocess.Popen([PERCH, "watch", "--sample"], env=environment, cwd=tmp_path,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    json.loads(watch.stdout.readline())
    watch.send_signal(stop)
    assert watch.wait(timeout=10) == code and watch.stderr.read() == ""
    assert all(json.loads(line) for line in watch.stdout)


def test_a_recording_that_grows_is_followed(perch, environment, tmp_path):
    def lines(first, last, fails):
        end = "Task timed out after 3.00 seconds" if fails else None
        made = []
        for minute in range(first, last):
            request = f"{minute:08x}-1111-4222-8333-{minute:012x}"
            moment = 1795183200000 + minute * 60000
            texts = [f"START RequestId: {request} Version: $LATEST\n"]
            if end:
                texts.append(f"2026-11-20T14:00:00.000Z {request} {end}\n")
            texts.append(f"REPORT RequestId: {request}\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\t"
                         f"Memory Size: 512 MB\tMax Memory Used: 80 MB\t{'Status: timeout' if fails else ''}\n")
            made += [dict(logStreamName="2026/11/20/[$LATEST]" + "ab" * 16, timestamp=moment + place, message=text,
                          eventId=f"{minute}-{place}") for place, text in enumerate(texts)]
        path = tmp_path / f"{first}.json"
        path.write_text(json.dumps({"events": made, "searchedLogStreams": []}))
        return perch("import", path, "--out", tmp_path / "live.perch", "--function", "probe", "--account",
                     "000000000000", "--region", "eu-west-1")

    folder = tmp_path / "c/perch/policies"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("- name: failing\n  executions: {figure: timeouts, op: ge, value: 3, window: 15m}\n")
    assert lines(0, 30, False).returncode == 0
    watch = subprocess.Popen([PERCH, "watch", tmp_path / "live.perch"], env=environment, cwd=tmp_path,
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(1)
    assert lines(30, 60, True).returncode == 0
    seen, end = [], time.monotonic() + 90
    while time.monotonic() < end and not any("policy-failing" in line for line in seen):
        seen.append(watch.stdout.readline())
    watch.send_signal(signal.SIGTERM)
    watch.communicate(timeout=10)
    assert any("policy-failing" in line and '"opened"' in line for line in seen)
