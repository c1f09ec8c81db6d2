"""The manners of a terminal program: it leaves the terminal as it found it, and is quiet when nothing changes."""

import os
import signal
import termios

import pytest

from conftest import has_opened_before
from terminals import Program


@pytest.fixture
def program(environment, tmp_path):
    """Starts perch on terminals of its own, and ends it with the test."""
    started = []

    def start(*arguments, changes={}, **size):
        started.append(Program(environment | changes, *arguments, folder=tmp_path, **size))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.fixture
def session(program, environment):
    """perch with its first screen drawn."""
    has_opened_before(environment)
    opened = program()
    opened.read(20, until="checkout")
    return opened


def test_nothing_is_sent_while_nothing_changes(session):
    session.read(1.5)
    assert session.read(2) == b""


def test_q_leaves_the_terminal_as_it_was(session):
    session.send(b"Q")
    data = session.read(2)
    assert session.process.wait(10) == 0
    assert session.is_restored
    assert b"\x1b[?1049l" in data, "the alternate screen was not left"


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM", "SIGSEGV"])
def test_a_dropped_line_or_a_crash_ends_it_and_restores_the_terminal(session, name):
    session.process.send_signal(getattr(signal, name))
    data = session.read(3)
    session.process.wait(10)
    assert session.is_restored
    assert b"\x1b[?1049l" in data


def test_suspending_gives_the_terminal_back_and_continuing_draws_again(session):
    session.process.send_signal(signal.SIGTSTP)
    session.read(1.5)
    assert termios.tcgetattr(session.slave)[3] & termios.ICANON
    session.screen.reset()
    session.process.send_signal(signal.SIGCONT)
    session.read(5, until="checkout")
    assert "checkout" in session.text


TERMS = ["xterm-256color", "xterm", "xterm-direct", "screen-256color", "tmux-256color", "linux", "vt100", "no-such-terminal"]


@pytest.mark.parametrize("locale", ["C.UTF-8", "C", "POSIX"])
@pytest.mark.parametrize("term", TERMS)
def test_every_terminal_is_drawn_on_in_every_locale(program, term, locale):
    """A locale that is not UTF-8 is one only where the system has none that is, so what is asked is a readable screen."""
    opened = program(changes={"TERM": term, "LANG": locale, "LC_ALL": locale})
    opened.read(20, until="checkout")
    assert "checkout" in opened.text and "\ufffd" not in opened.text
    opened.send(b"Q")
    opened.read(1, quiet=0.3)
    assert opened.process.wait(10) == 0 and opened.is_restored


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_no_color_means_none(program, term):
    opened = program(changes={"TERM": term, "NO_COLOR": "1"})
    data = opened.read(20, until="checkout")
    assert "checkout" in opened.text
    assert not any(code in data for code in (b"[38;", b"[31m", b"[91m", b"[48;", b"[41m"))


def test_a_terminal_that_can_do_nothing_gets_the_report(program):
    opened = program(changes={"TERM": "dumb"})
    data = opened.read(20, quiet=2)
    assert opened.process.wait(10) == 0
    assert b"checkout" in data and b"\x1b" not in data


@pytest.mark.parametrize("width,height", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("view", ["fleet", "service/checkout", "resource/charge-card/executions", "logs", "insights"])
def test_a_cursor_move_costs_few_bytes(program, view, width, height):
    opened = program("--view", view, width=width, height=height)
    opened.read(20, until="SAMPLE")
    opened.read(1.5)
    sizes = []
    for key in b"jjjkkk":
        opened.send(bytes([key]))
        sizes.append(len(opened.read(0.4)))
    assert sorted(sizes)[3] <= 300, f"bytes a move: {sizes}"


def test_a_storm_of_sizes_ends_in_the_last_one(session):
    for step in range(200):
        session.resize(40 + step * 7 % 160, 10 + step * 5 % 50)
    session.resize(100, 30)
    session.screen.reset()
    session.read(5, quiet=1)
    assert "checkout" in session.text and "? keys" in session.screen.display[29]
    session.resize(30, 8)
    session.screen.reset()
    session.read(3, quiet=0.5)
    assert "perch needs 40x12" in session.text


def test_a_megabyte_pasted_neither_hangs_nor_runs_anything(session):
    opened, pasted = session, b"Q" * 1_000_000
    opened.send(b"\x1b[200~")
    for at in range(0, len(pasted), 2048):
        opened.send(pasted[at:at + 2048])
        if at % 65536 == 0:
            opened.read(0.02)
    opened.send(b"\x1b[201~")
    opened.read(5, quiet=0.5)
    assert opened.process.poll() is None, "what was pasted was taken for keys"
    opened.send(b"\x03")
    opened.read(1, quiet=0.3)
    opened.send(b"j")
    opened.read(3, until="checkout")
    assert "checkout" in opened.text


def test_clicks_and_the_wheel_act_once_the_mouse_is_on(session):
    session.send(b":mouse on\r")
    session.read(2, quiet=0.3)
    row = next(y for y, line in enumerate(session.screen.display) if "checkout " in line and "/" not in line)
    click = b"\x1b[<0;6;%dM\x1b[<0;6;%dm" % (row + 1, row + 1)
    session.send(click)
    session.read(1, quiet=0.3)
    session.send(click)
    session.read(5, until="charge-card")
    assert "Fleet > checkout" in session.screen.display[1]


def test_a_theme_file_shows_at_once_when_it_is_written(program, tmp_path):
    folder = tmp_path / "c/perch/themes"
    folder.mkdir(parents=True)
    theme = folder / "mine.yaml"
    theme.write_text("name: mine\nvariant: dark\ninherits: dark\n")
    opened = program("--theme", "mine")
    opened.read(20, until="checkout")
    opened.read(1, quiet=0.3)
    theme.write_text('name: mine\nvariant: dark\ninherits: dark\nroles:\n  replay: "#010203"\n')
    data = opened.read(3, quiet=1)
    assert b"38;2;1;2;3" in data or b"38;5;" in data, "nothing was painted anew"


@pytest.mark.parametrize("words", [("resources", "--help"), ("help", "resources"), ("policy", "check", "--help")])
def test_help_names_the_program_whichever_way_it_is_asked_for(perch, words):
    done = perch(*words)
    command = " ".join(word for word in words if not word.startswith("-") and word != "help")
    assert done.returncode == 0
    assert f"USAGE: perch {command} " in done.stdout
    assert "--version" in done.stdout
