"""What is kept between two sittings: the first hint, saved views, and the log of what perch did."""

from conftest import PERCH


def test_the_first_sitting_gives_hints_and_no_other(pane, perch, tmp_path):
    terminal = pane(f"{PERCH} replay", 80, 24, is_new=True)
    terminal.wait("Enter opens a row")
    terminal.press("j")
    assert "opens a row" not in terminal.settled()
    terminal.press("Q")
    again = pane(f"{PERCH} replay", 80, 24, is_new=True)
    again.wait("Enter open")
    assert "opens a row" not in again.settled()
    assert "opens a row" not in perch("replay", "--print").stdout


def test_where_nothing_can_be_kept_there_are_no_hints(pane, tmp_path):
    (tmp_path / "s").write_text("a file, no folder")
    terminal = pane(f"{PERCH} replay", 80, 24, is_new=True)
    terminal.wait("Enter open")
    assert "opens a row" not in terminal.settled()


def test_a_saved_view_is_there_the_next_time(pane, perch, tmp_path):
    terminal = pane(f"{PERCH} replay --view errors", 120, 40)
    terminal.wait("errors", "Active")
    terminal.press("/", "time", "Enter", ":", "save", "Space", "late", "Enter")
    terminal.wait("saved as late")
    terminal.press("Q")
    marks = tmp_path / "s/perch/marks.jsonl"
    later = '{"version":9,"kind":"view","text":"new"}\n{"kind":"view","te'
    marks.write_text(marks.read_text() + later)
    again = pane(f"{PERCH} replay", 120, 40)
    again.wait("Enter open")
    again.press(":", "view", "Space", "late", "Enter")
    again.wait("/time", "errors")
    again.press(":", "views", "Enter")
    again.wait("late", "--view errors --filter time")
    again.press("K")
    again.wait("again deletes it")
    again.press("K")
    again.wait("no view is saved yet")
    assert later in marks.read_text()
    assert "2 lines" in perch("replay", "--print").stderr


def test_the_log_tells_what_perch_did(pane, tmp_path):
    terminal = pane(f"{PERCH} replay", 120, 40)
    terminal.wait("Enter open")
    terminal.press("e", "j", "j", "j", "Enter")
    terminal.wait("written to")
    terminal.press("~", "~")
    seen = terminal.wait("What perch did", "asked", "the fleet", "written to")
    took = next(line for line in seen.splitlines() if "the fleet" in line).split()[-1]
    assert took.isdigit()
