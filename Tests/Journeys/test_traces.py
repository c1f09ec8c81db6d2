"""Executions and traces: tries, cold starts, two runs side by side; the list of traces, the waterfall, the service map."""

import json

import pytest

from conftest import PERCH

RUN = ["Down", "Enter", "Enter", "2", "Enter"]


def go(terminal, *keys):
    for key in keys:
        terminal.press(key)
        terminal.settled()


def command(terminal, text):
    terminal.press(":")
    terminal.tmux("send-keys", "-l", text)
    terminal.press("Enter")


@pytest.fixture
def started(pane):
    def start(width=120, height=40):
        terminal = pane(f"{PERCH} replay", width, height)
        terminal.wait("Fleet", "checkout")
        return terminal

    return start


def test_the_tries_of_a_run_lead_to_the_first_and_to_the_queue(started):
    terminal = started()
    go(terminal, *RUN)
    terminal.wait("2 tries", "this run, async", "orders-dlq", "* critical path")
    go(terminal, "Tab", "k", "Enter")
    terminal.wait("14:30:54")
    go(terminal, "Escape", "G", "Enter")
    terminal.wait("charge-card > 69931de7 > orders-dlq")


def test_two_runs_stand_side_by_side(started):
    terminal = started()
    go(terminal, *RUN[:4], "Space", "Space", "=")
    terminal.wait("A timeout, B success", "DIFFERENCE", "Calls", "Log:")


def test_cold_starts_are_ranked_and_taken_apart(started):
    terminal = started(80, 24)
    command(terminal, "cold")
    terminal.wait("ADDS TO P99", "charge-card")
    go(terminal, "Enter")
    terminal.wait("charge-card cold", "init", "restore", "handler", "extension", "add 492 ms to p99")


def test_a_failed_trace_is_found_by_a_filter_and_says_where_it_failed(started):
    terminal = started()
    command(terminal, "traces errors>0 service:payments.example")
    terminal.wait("/errors>0 service:payments.example", "fault")
    go(terminal, "Enter")
    terminal.wait("CALL", "critical path", "payments.example", "≥")
    go(terminal, "Enter")
    terminal.wait("call", "status", "took", "L logs at its time")


@pytest.mark.parametrize("width,height", [(80, 24), (120, 40), (200, 60)])
def test_the_map_goes_from_an_edge_to_a_tree_to_a_resource(started, width, height):
    terminal = started(width, height)
    command(terminal, "map")
    terminal.wait("sampled", "Around charge-card", "place-order")
    go(terminal, "Tab", "Enter")
    terminal.wait("Fleet > map > ")


def test_the_command_prints_the_rows_that_the_screen_lists(perch):
    done = perch("traces", "--sample", "--format", "json", "--limit", "5")
    assert done.returncode == 0, done.stderr
    for row in json.loads(done.stdout):
        assert row["services"] and row["errors"] >= 0 and row["segments"] >= len(row["services"])
    shown = perch("replay", "--print", "--size", "200x60", "--view", "traces").stdout
    assert all(row["traceId"] in shown for row in json.loads(done.stdout))
