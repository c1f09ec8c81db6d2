"""From the fleet to the failing execution in five keys, on real terminals."""

import pytest

from conftest import PERCH, lines

KEYS = ["Down", "Enter", "Enter", "2", "Enter"]
SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize("width,height", SIZES)
def test_five_keys_reach_an_execution_and_why_it_failed(pane, width, height):
    terminal = pane(f"{PERCH} replay", width, height)
    terminal.wait("Fleet", "checkout")
    for key in KEYS:
        terminal.press(key)
        terminal.settled()
    seen = terminal.wait("TIMEOUT", "billed", "memory", "tries", "Trace 1-")
    assert "payments.example" in seen
    assert "INFO" in seen or "WARN" in seen or "START" in seen, "no log line is on the screen"


@pytest.mark.parametrize("width,height", SIZES)
def test_print_draws_the_frame_that_the_screen_shows(pane, perch, width, height):
    terminal = pane(f"{PERCH} replay", width, height)
    terminal.wait("Fleet", "checkout")
    for key in KEYS:
        terminal.press(key)
        terminal.settled()
    printed = perch("replay", "--print", "--size", f"{width}x{height}", "--keys", " ".join(KEYS))
    assert printed.returncode == 0, printed.stderr
    assert lines(terminal.settled()) == lines(printed.stdout)


@pytest.mark.parametrize("width,height", SIZES + [(40, 12)])
@pytest.mark.parametrize("keys", ["", "Down Enter", "Down Enter Enter 2 Enter", "?", "i", "Down Enter Enter 4"])
def test_every_screen_fits_and_says_something(perch, width, height, keys):
    printed = perch("replay", "--print", "--size", f"{width}x{height}", "--keys", keys)
    assert printed.returncode == 0, printed.stderr
    frame = lines(printed.stdout)
    assert len(frame) <= height
    assert sum(bool(line.strip()) for line in frame) >= min(6, height // 3)


@pytest.mark.parametrize("keys,shown", [
    (":resource Space charge-card Enter", "Fleet > checkout > charge-card"), ("/media Enter", "/media  sort HEALTH  2 rows"),
    (":find Space charge-card Enter", "> charge-card")])
def test_words_among_the_keys_are_typed(perch, keys, shown):
    printed = perch("replay", "--print", "--size", "120x40", "--keys", keys)
    assert printed.returncode == 0, printed.stderr
    assert shown in printed.stdout


def test_a_window_that_shrinks_and_grows_is_drawn_again(pane):
    terminal = pane(f"{PERCH} replay", 120, 40)
    terminal.wait("Fleet", "checkout")
    wide = terminal.settled()
    terminal.tmux("resize-window", "-x", "80", "-y", "24")
    terminal.wait("Fleet", "checkout")
    terminal.settled()
    terminal.tmux("resize-window", "-x", "120", "-y", "40")
    assert lines(terminal.settled())[0] == lines(wide)[0]
