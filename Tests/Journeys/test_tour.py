"""Each part of the console in one session, as a user goes through it."""

import pytest

import tour
from conftest import PERCH


def test_every_part_of_the_console(pane):
    terminal = pane(f"{PERCH} replay", 120, 40)
    terminal.wait("Fleet", "checkout")
    tour.walk(terminal)
    terminal.press("Q")


@pytest.mark.parametrize("keys,shown", [
    ("G", " 469 of 469 runs"), ("G g", " 1 of 469 runs"), ("G g j", " 2 of 469 runs"), ("G k", " 468 of 469 runs"), ("G g G", " 469 of 469 runs")])
def test_the_ends_of_a_list_that_is_held_in_pages(perch, keys, shown):
    printed = perch("replay", "--print", "--size", "120x40", "--view", "resource/charge-card/executions", "--keys", keys)
    assert shown in printed.stdout.splitlines()[1]
