"""What live shows, a replay of what it recorded shows again; and two readings of the same AWS are the same."""

import json
import re
import time

import pytest

from aws_fleet import FUNCTIONS
from conftest import PERCH, Pane, lines

WIDTH, HEIGHT = 120, 40
STRIP = 3
TOUR = [
    ("fleet", ""), ("microservice", "Down Down Enter"), ("overview", "Enter"), ("errors", "3"), ("lines", "4"), ("findings", "5"),
    ("configuration", "6"), ("cost", "7"), ("alarms", "8"), ("environments", "9"), ("executions", "2"), ("execution", "Enter"),
]
COMMANDS = ("summary", "executions", "errors", "insights", "cost", "traces")


def body(screen):
    """The screen between its first line, which names the mode, and its last, which tells news or keys.

    What could not be judged is kept as it was last, so that a replay tells of the recording's end.
    """
    kept = [line.rstrip() for line in screen.split("\n")[1:HEIGHT - 1]]
    return [re.sub(r"^ +\? .* rules?, \d+ resources?$", "", line) for line in kept]


def head(screen):
    """The first line but for the mode and what looking costs."""
    return re.sub(r"^ [A-Z]+ (paused|frozen) |API \S+|\s+", " ", screen.split("\n")[0]).split()


def without_strip(screen):
    """A taller replay without the day above its hints, which only a replay has."""
    kept = screen.split("\n")
    day = next(number for number, line in enumerate(kept) if line.startswith(" DAY "))
    return "\n".join(kept[:day - 1] + kept[day + STRIP - 1:])


def calm(pane, seconds=35, most=150):
    """Waits until nothing of the body has changed for long: all is read, and its beginning was judged at once."""
    end, last, since = time.monotonic() + most, None, time.monotonic()
    while time.monotonic() < end:
        seen = body(pane.screen())
        if seen != last:
            last, since = seen, time.monotonic()
        elif time.monotonic() - since > seconds:
            return
        time.sleep(0.2)
    raise AssertionError("live never came to rest:\n" + "\n".join(last))


@pytest.fixture(scope="module")
def shown(fleet, tmp_path_factory):
    """The screens of a tour through `perch live`, and the recording that it kept."""
    folder = tmp_path_factory.mktemp("live")
    out = folder / "live.perch"
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "c"), "XDG_STATE_HOME": str(folder / "s"),
            "XDG_CACHE_HOME": str(folder / "k"), "LANG": "C.UTF-8", "TERM": "xterm-256color", "PATH": "/usr/bin:/bin"}
    command = f"{PERCH} live --profile home --endpoint-url {fleet.server.url} --logs all --record {out}; echo ended; sleep 60"
    pane = Pane(command, WIDTH, HEIGHT, home | fleet.environment, folder)
    try:
        pane.wait("orders", "API $")
        calm(pane)
        pane.press("p")
        screens = {}
        for name, keys in TOUR:
            pane.press(*keys.split())
            screens[name] = pane.settled()
        pane.press("Q")
        pane.wait("ended")
    finally:
        pane.close()
    return out, screens


def test_a_replay_shows_what_live_showed(perch, shown):
    out, screens = shown
    pressed = []
    for name, keys in TOUR:
        pressed += keys.split()
        again = replayed(perch, out, pressed, HEIGHT)
        if "\n DAY " in again:
            again = without_strip(replayed(perch, out, pressed, HEIGHT + STRIP))
        assert body(again) == body(screens[name]), name
        assert head(again) == head(screens[name]), name


def replayed(perch, path, keys, height):
    done = perch("replay", path, "--print", "--size", f"{WIDTH}x{height}", *(["--keys", " ".join(keys)] if keys else []))
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_tour_saw_what_was_seeded(shown, fleet):
    _, screens = shown
    account = fleet.accounts[0]
    first = lines(screens["overview"])[1].split(">")[-1].split()[0]
    failed = sum(failed for _, _, failed in account.runs[first])
    assert f"runs {len(account.runs[first])}  failed {failed}" in screens["overview"]
    assert any(request[:8] in screens["executions"] for request, _, _ in account.runs[first])
    assert screens["executions"].split("\n")[0].startswith(" RECORDING frozen")
    assert any(f"{ran} ms" in screens["execution"] for _, ran, _ in account.runs[first])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_says_the_same_of_a_recording_and_of_aws(perch, aws, recorded, fleet, command):
    out, _ = recorded
    limit = ["--limit", "0"] if command in ("executions", "traces") else []
    held = perch(command, out, "--format", "json", *limit)
    assert held.returncode == 0, held.stderr
    live = aws(command, *fleet.options, "--format", "json", *limit)
    assert plain(json.loads(live.stdout)) == plain(json.loads(held.stdout))


def plain(answer):
    """An answer without where it came from; of rows at one moment the order says nothing, nor does a sum's last digit."""
    if isinstance(answer, float):
        return float(f"{answer:.9g}")
    if isinstance(answer, list):
        return sorted(map(plain, answer), key=lambda row: json.dumps(row, sort_keys=True))
    if isinstance(answer, dict):
        return {key: plain(value) for key, value in answer.items() if key != "source"}
    return answer


def test_the_totals_are_those_that_were_seeded(perch, recorded, fleet):
    out, _ = recorded
    said = {row["id"]: row for row in json.loads(perch("summary", out, "--format", "json").stdout)["accounts"]}
    for account in fleet.accounts:
        failed = sum(failed for runs in account.runs.values() for _, _, failed in runs)
        assert said[account.account]["invocations"] == 20 * FUNCTIONS
        assert said[account.account]["errors"] == failed
