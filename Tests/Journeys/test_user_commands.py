"""Programs of the user's own, given the selected row."""

import json

from conftest import PERCH, configure


def test_a_key_gives_the_row_to_a_program_and_shows_what_it_prints(pane, tmp_path):
    program = tmp_path / "open-ticket"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/row.json\necho ticket 1841 for $1\n")
    program.chmod(0o755)
    configure(tmp_path, f"commands: [{{name: ticket, key: F5, run: [{program}, checkout]}}]\n")
    terminal = pane(f"{PERCH} replay", width=120, height=40)
    terminal.wait("checkout")
    terminal.press("Down", "F5")
    terminal.wait("ticket 1841 for checkout", "Enter goes back to perch")
    terminal.press("Enter")
    terminal.wait("ticket is done", "Fleet")
    row = json.loads((tmp_path / "row.json").read_text())[0]
    assert row["view"] == "fleet" and row["at"].startswith("2026-11-20T14:32")
    assert "checkout" in str(row)


def test_a_program_that_is_not_there_is_said(pane, tmp_path):
    configure(tmp_path, "commands: [{name: ticket, run: /nowhere/at-all}]\n")
    terminal = pane(f"{PERCH} replay", width=120, height=40)
    terminal.wait("checkout")
    terminal.press(":", "t", "i", "c", "k", "e", "t", "Enter")
    terminal.wait("/nowhere/at-all could not be started", "No such file")
    terminal.press("Enter")
    terminal.wait("Fleet")
