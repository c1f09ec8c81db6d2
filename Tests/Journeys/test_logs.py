"""Logs by the hundred thousand: walked, searched, folded, followed, marked."""

import datetime
import json
import os
import subprocess

import pytest

from conftest import PERCH

LINES = 100_000
START = datetime.datetime(2026, 11, 1, tzinfo=datetime.timezone.utc)


def stamp(number):
    moment = START + datetime.timedelta(milliseconds=number * 30)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def line(number):
    request = f"{number // 5:08x}-0000-4000-8000-000000000000"
    name = ["orders-api", "stock-sync"][number // 5 % 2]
    if number % 50 == 0:
        said = json.dumps({"level": "INFO", "requestId": request, "msg": f"order {number} paid", "amount": number})
    elif number % 10_000 == 7_777:
        said = f"[ERROR]\t{stamp(number)}\t{request}\tKeyError: 'n{number}'"
    else:
        said = f"[INFO]\t{stamp(number)}\t{request}\tline number {number}."
    return f"{stamp(number)} /aws/lambda/{name} {said}\n"


@pytest.fixture(scope="module")
def recording(tmp_path_factory):
    """A recording of many lines of two functions."""
    folder = tmp_path_factory.mktemp("logs")
    source = folder / "many.log"
    with open(source, "w") as file:
        file.writelines(line(number) for number in range(LINES))
    done = subprocess.run([PERCH, "import", source, "--out", folder / "many.perch"], capture_output=True, text=True,
                          env=os.environ | {"XDG_STATE_HOME": str(folder / "s")}, timeout=120)
    assert done.returncode == 0, done.stderr
    return folder / "many.perch"


def test_a_long_log_is_walked_searched_followed_and_marked(pane, recording):
    terminal = pane(f"{PERCH} replay {recording} --window 1h --view logs", 120, 40)
    terminal.wait("line 100,000 of 100,000", "ERROR")
    terminal.press("g")
    terminal.wait("line 1 of 100,000", "order 0 paid")
    terminal.press(*["PageDown"] * 30)
    assert "line 1 of" not in terminal.settled()
    terminal.press("G", "(")
    terminal.wait("n97777", "line 97,778 of 100,000")
    terminal.press("L")
    terminal.wait("logs of 00004c63", "5 lines")
    terminal.press("Escape")
    terminal.wait("line 97,778 of 100,000")
    terminal.press("b")
    terminal.wait("bookmarked this line")
    terminal.press("/", *"amount>99900", "Enter", "G")
    terminal.wait("/amount>99900  1 line", "order 99950 paid")
    terminal.press("z")
    terminal.wait("amount: 99950")
    terminal.press("\\", "g")
    terminal.wait("line 1 of 100,000", "order 0 paid")
    terminal.press("'")
    terminal.wait("line 97,778 of 100,000", "n97777")


def test_a_bookmark_is_there_the_next_time(pane, perch, recording):
    terminal = pane(f"{PERCH} replay {recording} --window 1h --view logs", 80, 24)
    terminal.wait("line 100,000 of 100,000")
    terminal.press("b")
    terminal.wait("bookmarked this line")
    terminal.press("Q")
    printed = perch("replay", recording, "--print", "--view", "logs", "--window", "1h", "--keys", ":bookmarks Enter")
    assert "line number 99999." in printed.stdout, printed.stdout
    printed = perch("replay", recording, "--print", "--view", "logs", "--window", "1h", "--keys", "k")
    assert "◆" in printed.stdout, printed.stdout
