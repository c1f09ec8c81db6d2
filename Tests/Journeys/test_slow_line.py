"""On a line of 56 kbit/s: it is noticed and said, no queue of frames is made, and keys act at once."""

import time

import pytest

from slow_line import read
from terminals import Program


@pytest.fixture
def program(environment, tmp_path):
    started = []

    def start(*arguments, **size):
        started.append(Program(environment, *arguments, folder=tmp_path, **size))
        return started[-1]

    yield start
    for each in started:
        each.close()


RUNS = "--view", "resource/charge-card/executions"


def test_pages_on_a_slow_line_are_merged_and_the_line_is_said_to_be_slow(program):
    opened = program(*RUNS, width=120, height=40)
    read(opened, 20, until="of 469 runs")
    read(opened, 3)
    # From one end of the list to the other and back for three seconds: 90 pages, each of 4 kB or more.
    came = 0
    for at in range(90):
        opened.send(b"gG"[at % 2:at % 2 + 1])
        came += len(read(opened, 0.033))
    opened.send(b"g")
    came += len(read(opened, 10))
    assert "SLOW LINK" in opened.screen.display[0] and " 1 of 469" in opened.text, opened.text
    assert came < 60_000, f"{came} bytes were sent for pages that were past when they could be shown"
    assert read(opened, 1) == b"", "it still sends ten seconds after the last key"
    opened.send(b"j")
    read(opened, 1, until=" 2 of 469")
    assert " 2 of 469" in opened.text, "a key after them was not shown within a second"


def test_a_screen_on_a_quick_line_is_not_said_to_be_slow(program):
    opened = program(*RUNS, width=120, height=40)
    opened.read(20, until="of 469 runs")
    for at in range(30):
        opened.send(b"gG"[at % 2:at % 2 + 1])
        opened.read(0.033)
    opened.read(2, quiet=0.5)
    assert "469 of 469" in opened.text and "SLOW LINK" not in opened.text


def test_it_leaves_a_line_that_takes_nothing_more(program):
    opened = program(*RUNS, width=200, height=60)
    opened.read(20, until="of 469 runs")
    for at in range(30):
        opened.send(b"gG"[at % 2:at % 2 + 1])
        time.sleep(0.05)
    opened.send(b"Q")
    end = time.monotonic() + 5
    while opened.process.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
    # What a terminal restores is written behind what waits, so it must be read for the end to come.
    opened.read(5, quiet=0.5)
    assert opened.process.wait(5) == 0 and opened.is_restored
