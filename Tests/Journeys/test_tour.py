"""Each part of the console in one session, as a user goes through it."""

import tour
from conftest import PERCH


def test_every_part_of_the_console(pane):
    terminal = pane(f"{PERCH} replay", 120, 40)
    terminal.wait("Fleet", "checkout")
    tour.walk(terminal)
    terminal.press("Q")
