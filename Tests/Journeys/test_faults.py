"""What befalls a recorder: kills, full disks, clocks that are set, standstill, answers that stall. What was recorded stays, and stays true."""

import os
import random
import re
import resource
import signal
import subprocess
import time

import pytest

from conftest import PERCH, ROOT, has_opened_before
from steady_aws import check, holes
from terminals import Program

PROBE = ROOT / ".build/debug/StoreProbe"


def recorded(perch, out, least=1, seconds=30):
    """Waits until a recording holds so many runs."""
    end, seen = time.monotonic() + seconds, None
    while time.monotonic() < end:
        done = perch("executions", out, "--from", "2026-01-01", "--to", "2036-01-01", "--limit", "0", "--format", "jsonl")
        seen = len(done.stdout.splitlines()) if done.returncode == 0 else done.stderr
        if done.returncode == 0 and seen >= least:
            return seen
        time.sleep(0.3)
    raise AssertionError(f"nothing was recorded: {seen}")


def stop(process):
    process.terminate()
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0, told
    return told


# Kills


def test_a_recorder_may_be_killed_at_any_moment(recorder, perch, tmp_path):
    dice = random.Random(int(os.environ.get("PERCH_SEED", 7)))
    for turn in range(int(os.environ.get("PERCH_KILLS", 24))):
        # A new file now and then, since what is checked grows with it.
        out, before = tmp_path / f"killed{turn // 24}.perch", set() if turn % 24 == 0 else before
        process = recorder(out)
        time.sleep(dice.uniform(0.1, 1.5))
        if dice.random() < 0.2:
            process.send_signal(signal.SIGTERM)
            time.sleep(dice.uniform(0, 0.2))
        process.kill()
        _, told = process.communicate()
        assert process.returncode in (-signal.SIGKILL, -signal.SIGTERM, 0), told
        if not out.exists() or perch("info", out).returncode == 65 and not before:
            continue  # Killed before it had made its tables.
        runs = check(perch, out)
        assert before <= runs, f"after {turn + 1} kills {len(before - runs)} runs are lost"
        before = runs
    assert len(before) > 250


# The disk


def probe(host, verb, path, number, seconds=20):
    done = subprocess.run([PROBE, verb, path, str(number)], capture_output=True, text=True, timeout=seconds,
                          env=os.environ | host.environment)
    return done.returncode, done.stdout


def held(host, path, acknowledged):
    """How many batches are there, each once; one more than was acknowledged may be."""
    code, said = probe(host, "verify", path, acknowledged)
    assert code == 0, said
    return acknowledged + (probe(host, "verify", path, acknowledged + 1)[0] == 0)


def fill(host, path, first, room):
    """Records until the disk is full with a write; answers how many batches were acknowledged."""
    host.be(room=room, writes=0)
    code, said = probe(host, "record", path, first)
    host.be(room=0)
    assert code == 70 and re.search("diskFull|notWritten|cannotCreate|notPermitted", said), (room, code, said[-300:])
    numbers = [int(line) for line in said.splitlines() if line.isdigit()]
    return numbers[-1] + 1 if numbers else first


def test_a_disk_may_be_full_with_any_write(host, tmp_path):
    """A compaction and a close are among the first 1,400, the first page among the first 30; with room again it goes on where it was."""
    for room in sorted({19, 20, *range(1, 1400, int(os.environ.get("PERCH_FULL_DISK_STEP", 47)))}):
        path = tmp_path / f"full{room}.perch"
        acknowledged = fill(host, path, 0, room)
        again = fill(host, path, held(host, path, acknowledged), 320)
        assert again > acknowledged, f"nothing more was recorded after the disk had been full with write {room}"
        held(host, path, again)
        assert not list(tmp_path.glob(".*.tmp*")), "a temporary file was left"


@pytest.mark.parametrize("room", [3, 60, 150])
def test_a_recorder_on_a_full_disk_says_so_and_the_next_goes_on(recorder, perch, host, tmp_path, room):
    out = tmp_path / "full.perch"
    host.be(room=room)
    process = recorder(out, **host.environment)
    _, told = process.communicate(timeout=60)
    last = told.strip().splitlines()[-1]
    assert process.returncode == 73, told
    assert "disk" in last and len(last) < 400, told
    before = check(perch, out) if out.exists() and perch("info", out).returncode == 0 else set()
    host.be(room=0)
    process = recorder(out, **host.environment)
    recorded(perch, out, len(before) + 1)
    stop(process)
    after = check(perch, out)
    assert before <= after and holes(after) == 0


def test_a_disk_of_a_megabyte_says_so(perch, keyed, steady, tmp_path):
    """The kernel's own words of a disk that is really full."""
    if subprocess.run(["unshare", "--map-root-user", "--mount", "true"], capture_output=True).returncode != 0:
        pytest.skip("this system lets nobody but root mount a file system")
    (tmp_path / "disk").mkdir()
    script = ('mount -t tmpfs -o size=400k none disk && "$0" record --out disk/full.perch --endpoint-url "$1" --services lambda,logs '
              '--logs all --every 1s --lookback 1d --for 60s; code=$?; umask 0; cp disk/full.perch* .; exit $code')
    done = subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", script, PERCH, steady.url], capture_output=True, text=True,
                          cwd=tmp_path, env=keyed, timeout=100, stdin=subprocess.DEVNULL)
    assert done.returncode == 73, done.stderr
    assert "disk/full.perch: the disk is full. Free some space" in done.stderr
    check(perch, tmp_path / "full.perch")


def test_a_replay_works_while_nothing_can_be_kept(environment, host, tmp_path):
    host.be(room=1)
    done = subprocess.run([PERCH, "replay", "--print", "--size", "100x30", "--keys", "Down Enter Enter 3"], capture_output=True, text=True,
                          env=environment | host.environment, timeout=60, stdin=subprocess.DEVNULL)
    assert done.returncode == 0 and "charge-card" in done.stdout, done.stderr
    told = subprocess.run([PERCH, "mute", "--rule", "account-cost-anomaly", "--until", "2030-01-01", "--reason", "x"], capture_output=True, text=True,
                          env=environment | host.environment, timeout=60, stdin=subprocess.DEVNULL)
    assert told.returncode in (66, 73) and len(told.stderr.strip()) > 20


def test_a_live_console_says_that_nothing_can_be_kept(keyed, steady, host, tmp_path):
    has_opened_before(keyed)
    console = Program(keyed | host.environment, "--endpoint-url", steady.url, "--services", "lambda,logs", "--every", "1s", "--logs", "all",
                      command=[PERCH, "live"], width=140, height=40, folder=tmp_path)
    try:
        console.read(30, until="(ungrouped)")
        host.be(room=1)
        console.read(20, until="nothing is read any more")
        assert "the disk is full" in console.text, console.text
        console.send(b"Q")
        console.read(5, quiet=0.5)
        assert console.process.wait(10) == 0 and console.is_restored
    finally:
        console.close()


# Clocks


@pytest.mark.parametrize("step", [-3600, 86_400])
def test_a_clock_that_is_set_makes_no_hole_and_no_claim_of_what_has_not_been(recorder, perch, host, steady, tmp_path, step):
    out = tmp_path / "set.perch"
    process = recorder(out, **host.environment)
    recorded(perch, out, 250)
    for value in (step, 0):
        before = len(steady.calls)
        host.be(set=value)
        time.sleep(5)
        check(perch, out)
        assert 2 <= steady.calls[before:].count("FilterLogEvents") <= 12
    stop(process)
    assert holes(check(perch, out)) == 0


@pytest.mark.parametrize("step", [-3600, 86_400])
def test_a_clock_that_is_wrong_from_the_start_is_put_right_by_what_aws_says(recorder, perch, host, tmp_path, step):
    out = tmp_path / "wrong.perch"
    host.be(set=step)
    process = recorder(out, **host.environment)
    recorded(perch, out, 250)
    time.sleep(3)
    stop(process)
    assert holes(check(perch, out)) == 0


# Standstill


def test_an_hour_of_standstill_is_made_up_for_without_a_storm_of_calls(recorder, perch, host, steady, tmp_path):
    out = tmp_path / "stopped.perch"
    process = recorder(out, **host.environment)
    before = recorded(perch, out, 250)
    process.send_signal(signal.SIGSTOP)
    host.be(slept=3600)
    steady.ahead = 3600
    calls = len(steady.calls)
    time.sleep(1)
    process.send_signal(signal.SIGCONT)
    recorded(perch, out, before + 1700)
    time.sleep(4)
    made = steady.calls[calls:]
    assert len(made) < 60, made
    assert made.count("FilterLogEvents") < 30
    stop(process)
    assert holes(check(perch, out, slept=3600)) == 0


# Answers that stall


def test_an_answer_that_stops_midway_is_given_up_and_asked_for_again(recorder, perch, steady, tmp_path):
    out = tmp_path / "stalled.perch"
    steady.stalls = {"FilterLogEvents": 1}
    process = recorder(out, AWS_MAX_ATTEMPTS="2")
    recorded(perch, out, 250, seconds=90)
    assert steady.calls.count("FilterLogEvents") >= 2
    stop(process)
    assert holes(check(perch, out)) == 0


# Memory


def test_a_recorder_needs_less_than_64_megabytes(recorder, perch, tmp_path):
    out = tmp_path / "small.perch"
    process = recorder(out, "--lookback", "3h")
    resource.prlimit(process.pid, resource.RLIMIT_DATA, (64 << 20, 64 << 20))
    recorded(perch, out, 5000, seconds=60)
    stop(process)
    assert holes(check(perch, out)) == 0
