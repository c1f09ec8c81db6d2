"""Programs on a line of 56 kbit/s and 80 ms: bytes and time of a cursor move and of a page, and bytes when idle."""

import os
import select
import shutil
import statistics
import subprocess
import time

import logs
import terminal

BYTES_A_SECOND = 5600
ROUND_TRIP = 0.08
DOWN, UP, PAGE = b"\x1b[B", b"\x1b[A", b"\x1b[6~"


def take(program, quiet):
    """The bytes that come over the line until nothing came for some seconds, and when the last was there."""
    data, last = b"", None
    while select.select([program.master], [], [], quiet)[0]:
        piece = os.read(program.master, 112)
        time.sleep(len(piece) / BYTES_A_SECOND)
        data, last = data + piece, time.perf_counter()
    program.stream.feed(data)
    return len(data), last


def pressed(program, keys):
    """Medians of the milliseconds until what each key changes is on the screen, and of the bytes that takes."""
    taken = []
    for key in keys:
        sent = time.perf_counter()
        os.write(program.master, key)
        size, last = take(program, 0.15)
        if size:
            taken.append(((last - sent + ROUND_TRIP) * 1000, size))
        # Each key by itself, as a person reads what it brought.
        time.sleep(0.1)
    return statistics.median(ms for ms, _ in taken), statistics.median(size for _, size in taken)


def measured(command, shown, first=b"", page=PAGE, **options):
    """Cursor moves, pages and three idle seconds of one program."""
    program = terminal.Program(command, **options)
    program.until(shown)
    program.take(0.7)
    if first:
        program.press(first)
    move = pressed(program, [DOWN] * 7 + [UP] * 7)
    pages = pressed(program, [page] * 7)
    idle, _ = program.take(3.0, most=3.0)
    program.close()
    return move, pages, len(idle)


def commits(folder):
    """A repository of 2,000 commits for tig."""
    subprocess.run(["git", "init", "-q", folder], check=True)
    story = "".join(
        f"commit refs/heads/main\ncommitter Someone <someone@example.com> {1_700_000_000 + 977 * n} +0000\n"
        f"data <<E\nChange what {n * 7919 % 1000} does when {n * 104729 % 977} is late\nE\n" for n in range(2000))
    subprocess.run(["git", "-C", folder, "fast-import", "--quiet"], input=story, text=True, check=True)
    subprocess.run(["git", "-C", folder, "symbolic-ref", "HEAD", "refs/heads/main"], check=True)


def peers(folder):
    """The programs beside perch that are installed."""
    log = folder / "line.log"
    logs.write(log, 3)
    commits(folder / "commits")
    wanted = {
        "htop": (["htop"], "PID", b"", {}),
        "tig": (["tig"], "Someone", b"", {"folder": folder / "commits", "controls": True}),
        "less": (["less", "-S", log], "RequestId", b"", {}),
        "lnav": (["lnav", log], "RequestId", b"g", {"environment": {"HOME": str(folder)}}),
    }
    for name, (command, text, first, options) in wanted.items():
        if shutil.which(name):
            yield name, measured(command, lambda lines: any(text in line for line in lines), first, **options)
        else:
            print(f"  {name} is not installed", flush=True)


VIEWS = {"the fleet": "fleet", "runs": "resource/charge-card/executions", "log lines": "logs", "findings": "insights", "traces": "traces"}


def measure(perch, folder, row):
    """Perch's list of runs beside each peer, and its other lists beside those whose figures they are to keep within."""
    beside = dict(peers(folder))
    for name, view in VIEWS.items():
        shown = lambda lines: "SAMPLE" in lines[0] and sum(1 for line in lines if line.strip()) > 20
        (ms, size), (page_ms, page_size), idle = measured([perch, "replay", "--view", view], shown, first=b"g")
        for peer, ((peer_ms, peer_size), (peer_page_ms, peer_page_size), peer_idle) in beside.items():
            if peer == "htop" or view == VIEWS["runs"]:
                wanted = "≤ 1" if peer == "htop" else ""
                row(f"{name}: cursor move, 56 kbit/s and 80 ms", ms, peer, peer_ms, wanted=wanted)
                row(f"{name}: cursor move", size, peer, peer_size, "B", wanted=wanted)
            # The fleet has no second page.
            if peer == "tig" and view != "fleet" or view == VIEWS["runs"]:
                wanted = "≤ 1" if peer == "tig" else ""
                row(f"{name}: page, 56 kbit/s and 80 ms", page_ms, peer, peer_page_ms, wanted=wanted)
                row(f"{name}: page", page_size, peer, peer_page_size, "B", wanted=wanted)
            if view == VIEWS["runs"]:
                row(f"{name}: sent in three idle seconds", idle, peer, peer_idle, "B", wanted="0")
