"""Recordings, logs and names made to hurt: nothing of them runs, is drawn raw, hangs, or grows without bound."""

import gzip
import json
import os
import re
import shutil
import sqlite3
import subprocess

import pytest

from conftest import PERCH, ROOT

SAMPLE = ROOT / "SampleData/misconfigured.perch"
MEMORY = 400 << 20
# What a terminal acts on, and what turns or hides text: control characters but newline, bidi marks, zero width.
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
NASTY = [
    "x'); DROP TABLE resource; --", "--help", "-rf", "$(touch owned)", "`touch owned`", "%n%s%99999d", "../../etc/passwd",
    "\x1b[31mred\x1b[2J", "\x1b]52;c;b3duZWQ=\x07", "\x9b31m", "abc\u202egpj.exe", "ze\u200bro\ufeff", "a\nb", "a\tb\rc", "é" * 300,
    "🏳️‍🌈" * 40,
]


def bounded(*arguments, environment, cwd, seconds=60):
    """Runs perch with little memory; answers how it ended, what it said and what it took in MiB."""
    def limit():
        import resource
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    done = subprocess.run([PERCH, *map(str, arguments)], capture_output=True, text=True, errors="replace", timeout=seconds,
                          env=environment, cwd=cwd, stdin=subprocess.DEVNULL, preexec_fn=limit)
    assert done.returncode >= 0, f"killed by signal {-done.returncode}: {done.stderr[-400:]}"
    assert "Fatal error" not in done.stderr, done.stderr
    return done


@pytest.fixture
def run(environment, tmp_path):
    return lambda *arguments, **changes: bounded(*arguments, environment=environment, cwd=tmp_path, **changes)


@pytest.fixture
def copy(tmp_path):
    """A copy of a recording with its schema or its rows changed."""
    def make(*statements):
        path = tmp_path / "copy.perch"
        shutil.copy(SAMPLE, path)
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA writable_schema = ON")
            for statement in statements:
                database.executescript(statement)
        database.close()
        return path
    return make


@pytest.mark.parametrize("statement, named", [
    ("CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM resource; END", "trigger"),
    ("ALTER TABLE resource RENAME TO other; CREATE VIEW resource AS SELECT * FROM other", "view"),
    ("CREATE VIRTUAL TABLE bait USING fts4(text)", "virtual table"),
])
@pytest.mark.parametrize("command", [("summary",), ("upgrade",)])
def test_a_recording_with_code_in_it_is_refused(run, copy, statement, named, command):
    path = copy(statement)
    done = run(*command, path)
    assert done.returncode == 65, done.stderr
    assert named in done.stderr and "no recorder makes" in done.stderr


NUMBERS = {
    "counts": ["UPDATE point_chunk SET n = -1", "UPDATE log_chunk SET n = -5, bytes = -1", "UPDATE run_chunk SET n = -1"],
    "huge counts": ["UPDATE point_chunk SET n = 9223372036854775807", "UPDATE run_chunk SET n = 9223372036854775807",
                    "UPDATE log_chunk SET n = 9223372036854775807, bytes = 9223372036854775807"],
    "times": ["UPDATE OR IGNORE point_chunk SET start = -9223372036854775808, last = 9223372036854775807",
              "UPDATE run_chunk SET t0 = -9223372036854775808, t1 = 9223372036854775807",
              "UPDATE coverage SET start = -9223372036854775808"],
    "text for numbers": ["UPDATE point_chunk SET n = 'many'", "UPDATE run_chunk SET n = x'00'"],
    "huge values": ["UPDATE finding_event SET value = zeroblob(100000000) WHERE seq = (SELECT min(seq) FROM finding_event)"],
    "bombs": ["UPDATE finding_event SET value = x'01ffffffffffffffff7f28b52ffd'"],
    "no values": ["UPDATE run_hot SET data = x''", "UPDATE run_cold SET data = x''", "UPDATE point_chunk SET value = x''",
                  "UPDATE OR IGNORE trace_link SET trace = -1"],
}


@pytest.mark.parametrize("kind", NUMBERS)
def test_numbers_that_no_recorder_writes_end_in_an_answer_or_a_sentence(run, copy, kind):
    path = copy(*NUMBERS[kind])
    for command in (["summary"], ["resources"], ["insights"], ["executions"], ["logs"], ["metrics"], ["cost"], ["alarms"]):
        done = run(*command, path, "--format", "json")
        assert done.returncode in (0, 65), f"{command}: {done.returncode} {done.stderr}"
        if done.returncode:
            assert done.stderr.startswith(("Cannot", "perch:", "Error")) or "Cannot" in done.stderr, done.stderr
    for keys in ("", "Down Enter Enter 2 Enter", "L", "i Enter"):
        done = run("replay", path, "--print", "--size", "100x30", "--keys", keys)
        assert done.returncode in (0, 65), done.stderr


def functions(names):
    return {"Functions": [
        {"FunctionName": name, "FunctionArn": f"arn:aws:lambda:eu-west-1:111122223333:function:{name}", "Runtime": "python3.12",
         "MemorySize": 128, "Timeout": 3, "Handler": name, "Description": name, "LastModified": "2026-11-20T00:00:00.000+0000"}
        for name in names]}


@pytest.fixture
def named(run, tmp_path):
    """A recording of functions with such names, and of log lines and errors that say the same."""
    folder = tmp_path / "in/111122223333/eu-west-1"
    folder.mkdir(parents=True)
    (folder / "lambda.list-functions.json").write_text(json.dumps(functions(NASTY)))
    events = [dict(logStreamName="2026/11/20/[$LATEST]" + "ab" * 16, timestamp=1795132800000 + i * 1000, eventId=f"e{i}",
                   message=f"[ERROR] {name}: {name}\nTraceback (most recent call last):\n  File \"{name}\"") for i, name in enumerate(NASTY)]
    (folder / "logs.filter-log-events.json").write_text(json.dumps({"logGroupName": "/aws/lambda/shop", "events": events}))
    done = run("import", tmp_path / "in", "--out", tmp_path / "named.perch")
    assert done.returncode == 0, done.stderr
    return tmp_path / "named.perch"


def test_names_and_lines_made_to_hurt_are_shown_and_never_drawn_raw(run, named, tmp_path):
    listed = json.loads(run("resources", named, "--format", "json").stdout)
    assert {"--help", "$(touch owned)", "x'); DROP TABLE resource; --"} <= {row["name"] for row in listed}
    for command in (["resources"], ["insights"], ["errors"], ["logs"], ["summary"], ["executions"]):
        for form in ("table", "markdown"):
            done = run(*command, named, "--format", form)
            assert done.returncode == 0, done.stderr
            assert not RAW.search(done.stdout), RAW.search(done.stdout)
    for keys in ("", "Down Enter", "L", "E", "i", "Down Enter Enter"):
        for more in ([], ["--linear"]):
            done = run("replay", named, "--print", "--size", "120x40", "--keys", keys, *more)
            assert done.returncode == 0, done.stderr
            assert not RAW.search(done.stdout), (keys, RAW.search(done.stdout))
    assert not list(tmp_path.rglob("owned"))


@pytest.mark.parametrize("name", ["-out.perch", "--help.perch", "a\nb.perch", "a b'c\"d.perch", "\x1b[31m.perch", "ü‮.perch", "?mode=rwc#x.perch"])
def test_paths_made_to_hurt_are_opened_as_they_are(run, tmp_path, name):
    shutil.copy(SAMPLE, tmp_path / name)
    done = run("summary", "--format", "json", "--snapshot", f"./{name}")
    assert done.returncode == 0, done.stderr
    missing = run("summary", "--snapshot", f"./no{name}")
    assert missing.returncode == 66
    assert not RAW.search(missing.stderr.replace("\n", " ")), repr(missing.stderr)


def test_a_line_of_ten_megabytes_is_kept_in_part_and_said(run, tmp_path):
    long = "x" * (10 << 20)
    (tmp_path / "app.log").write_text(f"2026-11-20T10:00:00.000Z\tabc\tINFO\t{long}\n2026-11-20T10:00:01.000Z\tabc\tINFO\tshort\n")
    done = run("import", "app.log", "--out", "out.perch", "--function", "shop")
    assert done.returncode in (0, 65), done.stderr
    if done.returncode == 0:
        for keys in ("L", "L Enter"):
            shown = run("replay", "out.perch", "--print", "--size", "80x24", "--keys", keys)
            assert shown.returncode == 0, shown.stderr


def test_a_bomb_of_a_gigabyte_takes_no_memory(run, tmp_path):
    with gzip.open(tmp_path / "bomb.log.gz", "wb", compresslevel=1) as file:
        for _ in range(1024):
            file.write(b"\0" * (1 << 20))
    done = run("import", "bomb.log.gz", "--out", "out.perch", "--function", "shop", seconds=120)
    assert done.returncode in (0, 65), done.stderr
    assert "memory" not in done.stderr.lower()


@pytest.mark.parametrize("document", ["[" * 200_000, '{"a":' * 200_000, "[" * 200_000 + "]" * 200_000],
                         ids=["open lists", "open objects", "closed lists"])
def test_json_of_any_depth_is_refused(run, tmp_path, document):
    folder = tmp_path / "in/111122223333/eu-west-1"
    folder.mkdir(parents=True)
    (folder / "lambda.list-functions.json").write_text(document)
    (tmp_path / "app.log").write_text(f"2026-11-20T10:00:00.000Z\tabc\tINFO\t{document}\n")
    for path in (tmp_path / "in", tmp_path / "app.log"):
        done = run("import", path, "--out", tmp_path / "out.perch", "--function", "shop")
        assert done.returncode in (0, 65, 66), done.stderr


@pytest.mark.parametrize("depth", [3, 100, 50_000])
def test_a_trace_that_is_its_own_parent_ends(run, tmp_path, depth):
    def segment(name, own, parent, **more):
        return json.dumps(dict(id=own, name=name, trace_id="1-6b005000-aaaaaaaaaaaaaaaaaaaaaaaa", parent_id=parent,
                               start_time=1795132800.0, end_time=1795132801.0, origin="AWS::Lambda::Function", **more))
    deep = '{"id":"00000000000000ff","name":"deep","start_time":1795132800.1,"end_time":1795132800.2,"subsegments":['
    whole = segment("c", "00000000000000c1", "00000000000000c1", subsegments=[])
    documents = {"a1": segment("a", "00000000000000a1", "00000000000000b1"), "b1": segment("b", "00000000000000b1", "00000000000000a1"),
                 "c1": whole.replace('"subsegments": []', '"subsegments":[' + deep * depth + "]}" * depth + "]")}
    trace = {"Traces": [{"Id": "1-6b005000-aaaaaaaaaaaaaaaaaaaaaaaa", "Duration": 1.0,
                         "Segments": [{"Id": f"00000000000000{key}", "Document": each} for key, each in documents.items()]}]}
    folder = tmp_path / "in/111122223333/eu-west-1"
    folder.mkdir(parents=True)
    (folder / "xray.batch-get-traces.json").write_text(json.dumps(trace))
    done = run("import", tmp_path / "in", "--out", tmp_path / "out.perch")
    assert done.returncode in (0, 65), done.stderr
    if done.returncode == 0:
        for command in (["traces"], ["trace", "1-6b005000-aaaaaaaaaaaaaaaaaaaaaaaa"]):
            shown = run(*command, "--snapshot", tmp_path / "out.perch", "--format", "json")
            assert shown.returncode in (0, 66), shown.stderr
        for keys in (":traces Enter", ":traces Enter Enter", ":map Enter"):
            assert run("replay", tmp_path / "out.perch", "--print", "--size", "80x24", "--keys", keys).returncode in (0, 64)
