"""What befalls readers and recorders beside each other: two recorders, a file that is replaced, thinned or cut short, a terminal that stalls."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import time

import pytest

from conftest import PERCH, ROOT, has_opened_before
from steady_aws import FUNCTION, check
from terminals import Program
from test_faults import PROBE, recorded, stop

SAMPLE = ROOT / "SampleData/market.perch"
OTHER = ROOT / "SampleData/misconfigured.perch"
ALWAYS = ("--from", "2020-01-01", "--to", "2036-01-01")


@pytest.fixture
def console(environment, tmp_path):
    """Opens consoles on terminals of their own, and ends them with the test."""
    has_opened_before(environment)
    opened = []

    def start(*arguments, **size):
        opened.append(Program(environment, *arguments, folder=tmp_path, **{"width": 120, "height": 40} | size))
        return opened[-1]

    yield start
    for each in opened:
        each.close()


def leave(console):
    console.send(b"Q")
    console.read(3, quiet=0.5)
    assert console.process.wait(10) == 0 and console.is_restored


# Two recorders


@pytest.mark.parametrize("link", [None, "symlink_to", "hardlink_to"])
def test_a_second_recorder_is_told_who_records_and_gets_in_when_that_one_is_gone(recorder, perch, tmp_path, link):
    out = tmp_path / "one.perch"
    first = recorder(out)
    recorded(perch, out, 250)
    name = tmp_path / "two.perch" if link else out
    if link:
        getattr(name, link)(out)
    second = recorder(name)
    _, told = second.communicate(timeout=30)
    assert second.returncode == (66 if link == "hardlink_to" else 75), told
    if link != "hardlink_to":
        assert re.search(rf"\(process {first.pid} on \S+ since 20\d\d-\d\d-\d\d \d\d:\d\d:\d\dZ\)", told), told
        assert "perch replay --follow" in told
    before = check(perch, out)
    first.kill()
    first.communicate()
    third = recorder(name)
    if link == "hardlink_to":
        _, told = third.communicate(timeout=30)
        assert third.returncode == 66 and "a second name (a hard link)" in told
        assert perch("summary", name).returncode == 66
    else:
        time.sleep(4)
        stop(third)
        assert name.is_symlink() == (link == "symlink_to")
        assert before < check(perch, out)
        assert sorted(tmp_path.glob(".*tmp")) == [] and not os.path.exists(f"{out}-wal")
    assert before <= check(perch, out)


def test_a_link_is_read_with_all_that_is_being_recorded(recorder, perch, tmp_path):
    out, link = tmp_path / "one.perch", tmp_path / "link.perch"
    link.symlink_to(out)
    recorder(out)
    count = recorded(perch, out, 250)
    assert recorded(perch, link, 250) >= count


def test_a_finished_recording_does_not_tell_on_which_host_it_was_made(recorder, perch, tmp_path):
    out = tmp_path / "one.perch"
    process = recorder(out)
    recorded(perch, out)
    stop(process)
    written = out.read_bytes()
    assert f" on {os.uname().nodename} since ".encode() not in written
    assert b"process " not in written


def test_a_second_look_at_an_account_gets_in_beside_the_first(keyed, steady, tmp_path):
    has_opened_before(keyed)
    asked = ("--services", "lambda,logs", "--endpoint-url", steady.url)
    opened = [Program(keyed, *asked, command=[PERCH, "live"], folder=tmp_path) for _ in range(2)]
    try:
        for console in opened:
            console.read(60, until="(ungrouped)")
            assert "(ungrouped)" in console.text, console.text
        printed = subprocess.run([PERCH, "resources", "--columns", "inventory", *asked], capture_output=True, text=True, timeout=60, env=keyed,
                                 cwd=tmp_path, stdin=subprocess.DEVNULL)
        assert printed.returncode == 0 and FUNCTION in printed.stdout, printed.stderr
        for console in opened:
            leave(console)
    finally:
        for console in opened:
            console.close()


# A file that is replaced, written over, cut short or deleted under its reader


def replace(path):
    shutil.copy(OTHER, f"{path}.new")
    os.replace(f"{path}.new", path)


def walk(console):
    """Goes through screens, so that much is asked; answers all that was shown."""
    seen = ""
    for keys in (b"j\r", b"2", b"3", b"4", b"\x1b", b"i", b"\x1b", b":logs\r", b"\x1b"):
        console.send(keys)
        console.read(3, quiet=0.4)
        assert console.process.poll() is None
        seen += console.text
    return seen


@pytest.mark.parametrize("change, words", [
    (replace, "shop.perch was replaced or deleted; this is what it held"),
    (os.remove, "shop.perch was replaced or deleted; this is what it held"),
    (lambda path: shutil.copy(OTHER, path), "was replaced or written over"),
    (lambda path: os.truncate(path, 100_000), "was replaced or written over"),
    (lambda path: os.truncate(path, 0), "was replaced or written over"),
], ids=["replaced", "deleted", "written over", "cut short", "emptied"])
def test_a_replay_says_that_its_file_is_another_and_mixes_no_two(console, tmp_path, change, words):
    path = tmp_path / "shop.perch"
    shutil.copy(SAMPLE, path)
    opened = console(str(path))
    opened.read(20, until="checkout")
    opened.read(1, quiet=0.3)
    change(path)
    seen = walk(opened)
    assert words in " ".join(seen.split()), opened.text
    names = {row["name"] for row in json.loads(subprocess.run([PERCH, "resources", OTHER, "--format", "json"], capture_output=True).stdout)}
    own = {row["name"] for row in json.loads(subprocess.run([PERCH, "resources", SAMPLE, "--format", "json"], capture_output=True).stdout)}
    assert not [name for name in names - own if len(name) > 6 and name in seen]
    leave(opened)


def test_a_console_that_follows_goes_over_to_the_new_file_and_says_when_there_is_none(console, tmp_path):
    path = tmp_path / "shop.perch"
    shutil.copy(SAMPLE, path)
    opened = console(str(path), "--follow")
    opened.read(20, until="checkout")
    replace(path)
    opened.read(10, until="photo")
    walk(opened)
    os.remove(path)
    opened.read(5, until="was replaced or deleted")
    assert "was replaced or deleted" in opened.text, opened.text
    leave(opened)


# A reader while the recorder thins and compacts


def test_answers_stay_whole_while_a_recorder_thins_compacts_and_closes(perch, console, tmp_path):
    path = tmp_path / "thinned.perch"
    writer = subprocess.Popen([PROBE, "record", path, "0", "2"], stdout=(tmp_path / "said").open("w"))

    def acknowledged():
        whole = (tmp_path / "said").read_text().rsplit("\n", 1)[0]
        return int(whole.rsplit("\n", 1)[-1] or 0) + 1 if whole else 0

    opened = None
    try:
        end = time.monotonic() + 15
        while time.monotonic() < end:
            before = acknowledged()
            done = perch("errors", path, *ALWAYS, "--format", "json")
            after = acknowledged()
            if before == 0 and done.returncode != 0:
                continue
            assert done.returncode == 0, done.stderr
            count = sum(row["count"] for row in json.loads(done.stdout))
            assert before <= count <= after + 1, (before, count, after)
            if opened is None:
                opened = console(str(path), "--follow")
            assert "Cannot" not in opened.read(0.2).decode("utf-8", "replace")
        assert acknowledged() > 40
        opened.read(3, until="orders")
        assert "Cannot" not in opened.text and opened.process.poll() is None
        leave(opened)
    finally:
        writer.kill()
        writer.wait()


# A terminal that stalls


def test_a_terminal_that_is_not_read_for_long_gets_the_newest_state_and_no_queue(recorder, perch, console, tmp_path):
    out = tmp_path / "live.perch"
    recorder(out)
    recorded(perch, out, 250)
    opened = console(str(out), "--follow", "--view", "resource/checkout", width=200, height=60)
    opened.read(20, until="runs")
    opened.read(2)
    memory, before = opened.memory, moment(opened)
    for turn in range(200):
        opened.send(b"12"[turn % 2:turn % 2 + 1])
        time.sleep(0.1)
    assert opened.memory < memory + 24
    came = opened.read(10, quiet=3)
    assert len(came) < 200_000, f"{len(came)} bytes had queued"
    assert moment(opened) > before, opened.text
    assert "[2 Executions]" in opened.text and f" {moment(opened)[:-1]}.000 " in opened.text, "what was asked for last is not shown"
    leave(opened)


def moment(console):
    """The moment that the first line tells."""
    return re.search(r"\d\d:\d\d:\d\dZ", console.screen.display[0]).group()


# Little memory


def small(limit):
    return lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit << 20, limit << 20))


def test_a_replay_needs_less_than_64_megabytes(environment, tmp_path):
    """As the kernel counts what was written to, the stacks of threads with it."""
    for keys in ("", "Down Enter Enter 2 Enter", "L", "i Enter", ":map Enter"):
        done = subprocess.run([PERCH, "replay", "--print", "--size", "120x40", "--keys", keys], capture_output=True, text=True, timeout=60,
                              env=environment, stdin=subprocess.DEVNULL, preexec_fn=small(64))
        assert done.returncode == 0, (keys, done.returncode, done.stderr[-300:])


@pytest.mark.parametrize("megabytes", range(14, 30, 2))
def test_with_less_than_it_needs_it_says_so_or_answers(environment, megabytes):
    done = subprocess.run([PERCH, "replay", "--print", "--size", "120x40"], capture_output=True, text=True, timeout=60, env=environment,
                          stdin=subprocess.DEVNULL, preexec_fn=small(megabytes))
    if "error while loading shared libraries" in done.stderr:
        pytest.skip("the program did not begin")
    assert done.returncode == 0 and "checkout" in done.stdout or done.returncode == 75 and "memory" in done.stderr, done
    assert megabytes > 14 or done.returncode == 75


def test_a_console_that_gets_no_memory_any_more_says_so_and_leaves_the_terminal_as_it_was(console):
    opened = console()
    opened.read(20, until="checkout")
    resource.prlimit(opened.process.pid, resource.RLIMIT_DATA, (1 << 20, 1 << 20))
    for keys in (b"/checkout\r", b"i", b"E", b"L", b":map\r", b"$"):
        opened.send(keys)
        opened.read(1, quiet=0.5)
    assert opened.process.wait(20) == 75 and opened.is_restored
    assert "no memory is left" in opened.text, opened.text


# Pipes and signals


@pytest.mark.parametrize("arguments", [("logs", "--sample", *ALWAYS), ("executions", "--sample", *ALWAYS, "--format", "jsonl"), ("rules", "--markdown")])
def test_a_pipe_that_closes_ends_it_quietly(environment, arguments):
    process = subprocess.Popen([PERCH, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(30) in (0, -signal.SIGPIPE)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_at_any_moment_of_the_start_leaves_the_terminal_as_it_was(console, name):
    for turn in range(12):
        opened = console()
        time.sleep(0.02 * turn)
        opened.process.send_signal(getattr(signal, name))
        opened.read(1.5, quiet=0.4)
        if opened.process.poll() is None:
            opened.send(b"Q")
            opened.read(2, quiet=0.4)
        opened.process.wait(10)
        assert opened.is_restored, f"{name} after {20 * turn} ms"
