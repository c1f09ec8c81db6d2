"""Time and charts: the value cursor, other times behind charts, one chart in every form, the window, the day."""

import pytest

from conftest import PERCH

AT = ("--at", "2026-11-20T14:32:10Z")


def frame(perch, keys, size="120x40", view="resource/charge-card", at=AT):
    printed = perch("replay", "--print", "--size", size, "--view", view, *at, "--keys", keys)
    assert printed.returncode == 0, printed.stderr
    return printed.stdout


def test_the_cursor_reads_all_charts_at_one_time_and_goes_there(pane):
    terminal = pane(f"{PERCH} replay --view resource/charge-card {' '.join(AT)}", 120, 40)
    terminal.wait("charge-card", "Duration")
    terminal.press("Tab")
    for _ in range(5):
        terminal.press("Left")
    seen = terminal.wait("14:28 to 14:29 UTC", "failed ")
    assert seen.count("┃") > 9
    terminal.press("Enter")
    assert "14:29:00Z" in terminal.wait("14:29:00Z").splitlines()[0]


@pytest.mark.parametrize("key,words", [("1", "p99"), ("2", "p99"), ("4", "p50"), ("5", "Duration over time")])
@pytest.mark.parametrize("size", ["80x24", "120x40", "200x60", "40x12"])
def test_one_chart_has_the_whole_screen_in_any_form(perch, key, words, size):
    seen = frame(perch, key, size, view="chart/charge-card/duration")
    assert words in seen or size == "40x12"
    assert "Duration" in seen


def test_yesterday_lies_behind_and_last_week_is_known_from_metrics(perch):
    assert "┄ yesterday" in frame(perch, "H")
    assert "┄ last week" in frame(perch, "H H")
    assert "yesterday not recorded" in frame(perch, "H", at=("--at", "2026-11-04T23:50:00Z"))


def test_lines_of_versions_are_named(perch):
    assert "version 41" in frame(perch, "B")


def test_before_and_after_a_deployment_from_the_charts(perch):
    seen = frame(perch, "D", view="resource/place-order", at=("--at", "2026-11-20T10:10:00Z"))
    assert "before and after" in seen and "09:40" in seen


@pytest.mark.parametrize("typed,shown", [
    ("yesterday Space 9:00", "2026-11-19 09:00:00Z"), ("-2h", "2026-11-20 12:32:10Z"),
    ("2026-11-20 Space 14:00..15:00", "2026-11-20 15:00:00Z"), ("3h", "14:32:10Z  3h")])
def test_the_window_is_typed(perch, typed, shown):
    assert shown in frame(perch, f"t {typed} Enter").splitlines()[0]


def test_a_wrong_time_is_told_and_kept(perch):
    seen = frame(perch, "t 25:00 Enter")
    assert "25:00 is no time of day" in seen and "hours go from 0 to 23" in seen


def test_the_day_leads_to_a_microservice_at_a_time(perch):
    day = frame(perch, "", view="day")
    assert "●" in day and "░" in day and "blank: not recorded" in day
    gone = frame(perch, "Left Left Left Left Enter", view="day").splitlines()
    assert "checkout" in gone[1] and "13:45:00Z" in gone[0]
