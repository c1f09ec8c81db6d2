"""Every bad input gets a sentence and the right exit code, and loses nothing."""

import gzip
import json
import os
import pathlib
import resource
import subprocess

import pytest

from conftest import PERCH, ROOT

SAMPLE = ROOT / "SampleData/market.perch"
DAY = ("--from", "2025-12-31T00:00:00Z", "--to", "2026-01-02T00:00:00Z")


def sentence(done):
    text = done.stderr
    assert 8 < len(text.strip()) < 900, text
    for word in ("Fatal error", "Swift.", "Error Domain", "at 0x"):
        assert word not in text, text


def events(count=40):
    made = []
    for i in range(count):
        request, time = f"{i:08x}-1111-4222-8333-{i:012x}", 1767225600000 + i * 61000
        stream = "2026/01/01/[$LATEST]" + "ab" * 16
        made.append(dict(logStreamName=stream, timestamp=time, message=f"START RequestId: {request} Version: $LATEST\n", eventId=f"s{i}"))
        made.append(dict(logStreamName=stream, timestamp=time + 1000, eventId=f"r{i}", message=(
            f"REPORT RequestId: {request}\tDuration: {100 + i}.00 ms\tBilled Duration: {101 + i} ms\t"
            f"Memory Size: 512 MB\tMax Memory Used: {80 + i} MB\t\n")))
    return made


@pytest.fixture
def importing(perch, tmp_path):
    def run(*paths, out="out.perch", **changes):
        return perch("import", *paths, "--out", tmp_path / out, "--function", "probe", "--account", "000000000000",
                     "--region", "eu-west-1", **changes)
    return run


def rows(perch, path):
    return json.loads(perch("executions", "--snapshot", path, "--format", "json", "--limit", "0", *DAY).stdout)


@pytest.mark.parametrize("cut", [1, 100, 4095, 4096, 70000])
def test_a_truncated_recording_is_refused(perch, tmp_path, cut):
    path = tmp_path / "cut.perch"
    path.write_bytes(SAMPLE.read_bytes()[:cut])
    done = perch("summary", "--snapshot", path)
    assert done.returncode == 65
    sentence(done)


def test_a_recording_cut_at_its_end_is_refused_or_read_without_a_crash(perch, tmp_path):
    path = tmp_path / "cut.perch"
    path.write_bytes(SAMPLE.read_bytes()[:-8192])
    done = perch("summary", "--snapshot", path)
    assert done.returncode == 65
    sentence(done)


def test_a_newer_recording_is_refused_with_its_version(perch, tmp_path):
    data = bytearray(SAMPLE.read_bytes())
    data[60:64] = (9999).to_bytes(4, "big")
    path = tmp_path / "newer.perch"
    path.write_bytes(data)
    done = perch("summary", "--snapshot", path)
    assert done.returncode == 65 and "9999" in done.stderr
    sentence(done)


def test_a_foreign_database_is_refused(perch, tmp_path):
    import sqlite3
    path = tmp_path / "foreign.perch"
    with sqlite3.connect(path) as database:
        database.execute("create table t(x)")
    done = perch("summary", "--snapshot", path)
    assert done.returncode == 65
    sentence(done)


def test_a_recording_that_may_not_be_read_is_refused(perch, tmp_path):
    path = tmp_path / "secret.perch"
    path.write_bytes(b"x")
    path.chmod(0)
    done = perch("summary", "--snapshot", path)
    assert done.returncode in (65, 66, 77)
    sentence(done)


def test_flipped_bytes_never_crash_it(perch, tmp_path):
    import random
    random.seed(7)
    original = SAMPLE.read_bytes()
    for turn in range(6):
        data = bytearray(original)
        for _ in range(400):
            data[random.randrange(100, len(data))] ^= 1 << random.randrange(8)
        path = tmp_path / f"flipped{turn}.perch"
        path.write_bytes(data)
        for command in ("summary", "executions", "logs"):
            done = perch(command, "--snapshot", path, "--window", "1d")
            assert done.returncode in (0, 65), (turn, command, done.returncode, done.stderr)


def test_a_gz_cut_in_half_gives_what_was_understood(perch, importing, tmp_path):
    whole = gzip.compress("\n".join(json.dumps(e) for e in events(2000)).encode() * 1)
    path = tmp_path / "half.json.gz"
    path.write_bytes(whole[: len(whole) // 2])
    done = importing(path)
    assert done.returncode in (0, 65)
    sentence(done) if done.returncode else None
    assert "half.json.gz" in done.stderr


def test_junk_long_lines_and_bad_utf8_lose_nothing_of_what_is_good(perch, importing, tmp_path):
    good = [e["message"].strip("\n") for e in events(5)]
    stamped = [f"2026-01-01T00:0{i}:00.000Z {line}" for i, line in enumerate(good[1::2])]
    path = tmp_path / "junk.log"
    path.write_bytes(b"\x00\xff\xfe" * 3000 + b"\n" + "\n".join(stamped).encode() + b"\n2026-01-01T00:09:00.000Z " +
                     b"x" * 100_000_000 + b"\n2026-01-01T00:10:00.000Z \xc3\x28 caf\xe9 \x1b[31mred\n")
    done = importing(path)
    assert done.returncode == 0, done.stderr
    assert len(rows(perch, tmp_path / "out.perch")) == 5
    shown = perch("logs", "--snapshot", tmp_path / "out.perch", *DAY).stdout
    assert "\x1b" not in shown and "red" in shown


def test_a_clock_that_runs_backwards_is_understood(perch, importing, tmp_path):
    path = tmp_path / "back.json"
    path.write_text(json.dumps({"events": list(reversed(events()))}))
    assert importing(path).returncode == 0
    assert len(rows(perch, tmp_path / "out.perch")) == 40


def test_a_trace_with_loops_and_orphans_is_kept(perch, importing, tmp_path):
    documents = [
        {"trace_id": "1-69559280-000000000000000000000001", "id": "00000000000000a1", "parent_id": "00000000000000a1", "name": "self", "start_time": 1767225600.0, "end_time": 1767225601.0},
        {"trace_id": "1-69559280-000000000000000000000001", "id": "00000000000000b1", "parent_id": "00000000000000c1", "name": "b", "start_time": 1767225600.1, "end_time": 1767225600.9},
        {"trace_id": "1-69559280-000000000000000000000001", "id": "00000000000000c1", "parent_id": "00000000000000b1", "name": "c", "start_time": 1767225600.2, "end_time": 1767225600.8},
        {"trace_id": "1-69559280-000000000000000000000001", "id": "00000000000000d1", "parent_id": "00000000000000ff", "name": "orphan", "start_time": 1767225600.3, "end_time": 1767225600.7},
    ]
    path = tmp_path / "trace.json"
    path.write_text("\n".join(json.dumps(d) for d in documents))
    done = importing(path)
    assert done.returncode == 0, done.stderr
    answer = perch("trace", "1-69559280-000000000000000000000001", "--snapshot", tmp_path / "out.perch")
    assert answer.returncode == 0, answer.stderr
    for name in ("self", "b", "c", "orphan"):
        assert name in answer.stdout


def test_an_id_with_escape_codes_reaches_no_terminal(perch):
    for command in (["trace"], ["find"]):
        done = perch(*command, "\x1b]0;gone\x07\x1b[2J", "--sample")
        assert done.returncode in (64, 66)
        assert "\x1b" not in done.stderr + done.stdout


def test_a_full_disk_leaves_the_old_recording_as_it_was(perch, environment, importing, tmp_path):
    path = tmp_path / "all.json"
    path.write_text(json.dumps({"events": events()}))
    assert importing(path).returncode == 0
    before = (tmp_path / "out.perch").read_bytes()
    more = tmp_path / "more.json"
    more.write_text(json.dumps({"events": [dict(e, timestamp=e["timestamp"] + 7_000_000, message=e["message"] + os.urandom(3000).hex()) for e in events(400)]}))
    limit = 200_000
    done = subprocess.run([PERCH, "import", more, "--out", tmp_path / "out.perch", "--function", "probe"], capture_output=True, text=True,
                          env=environment, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert done.returncode == 73, (done.returncode, done.stderr)
    sentence(done)
    assert (tmp_path / "out.perch").read_bytes() == before
    assert [p.name for p in tmp_path.glob("*.perch*")] == ["out.perch"], "a temporary file was left"
