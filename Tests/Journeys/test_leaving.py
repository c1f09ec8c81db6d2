"""What leaves perch: incident files, reports, exported views, notes."""

import json
import os

from conftest import PERCH

WINDOW = ("--from", "2026-11-20T14:00:00Z", "--to", "2026-11-20T14:32:00Z")


def test_an_incident_file_tells_the_same_and_names_no_account(perch, tmp_path):
    made = perch("cut", "--sample", *WINDOW, "--out", "incident.perch", "--format", "json")
    assert made.returncode == 0, made.stderr
    report = json.loads(made.stdout)
    assert report["accounts"] == 3 and report["rekeyed"]["email"] > 100
    held = (tmp_path / "incident.perch").read_bytes()
    accounts = [a["id"] for a in json.loads(perch("summary", "--sample", "--format", "json").stdout)["accounts"]]
    assert len(accounts) == 3 and not any(a.encode() in held for a in accounts)
    at = ("--at", "2026-11-20T14:32:00Z", "--window", "30m", "--format", "json")
    columns = ("name", "health", "invocations", "errors", "p95Ms", "retries", "insights")
    before, after = (
        sorted((r["name"], r["kind"], str([r.get(c) for c in columns])) for r in json.loads(
            perch("resources", *source, *at).stdout) if r["kind"] != "account")
        for source in (("--sample",), ("--snapshot", "incident.perch")))
    assert len(before) > 100 and before == after
    shown = perch("replay", "incident.perch", "--print", "--size", "120x40")
    assert "charge-card" in shown.stdout and "14:32:00Z" in shown.stdout
    assert json.loads(perch("info", "incident.perch", "--format", "json").stdout)["scrubbed"]["accounts"] == 3


def test_a_cut_that_cannot_be_made_says_why(perch, tmp_path):
    (tmp_path / "mine").write_text("mine")
    for options, code, words in (
        (("--from", "2020-01-01", "--to", "2020-01-02", "--out", "a"), 66, "the recording holds"),
        ((*WINDOW, "--out", "mine"), 73, "never writes over a file"),
        ((*WINDOW, "--out", "a", "--service", "nobody"), 66, "nobody"),
        ((*WINDOW, "--out", "no/folder/a"), 73, "no/folder"),
        (("--out", "a"), 64, "--from"),
        (WINDOW, 64, "--out"),
    ):
        done = perch("cut", "--sample", *options)
        assert (done.returncode, words in done.stderr) == (code, True), (options, done.stderr)
    assert sorted(os.listdir(tmp_path)) == ["mine"] and (tmp_path / "mine").read_text() == "mine"


def test_notes_go_along_only_when_asked_for(perch, tmp_path):
    state = tmp_path / "s/perch"
    state.mkdir(parents=True)
    (state / "marks.jsonl").write_text(json.dumps(
        {"version": 1, "kind": "note", "at": "2026-11-20T14:10:00.000Z", "text": "ada@example.com called"}) + "\n")
    plain = json.loads(perch("cut", "--sample", *WINDOW, "--out", "a.perch", "--format", "json").stdout)
    assert (plain["notesKept"], plain["notesDropped"]) == (0, 1)
    perch("cut", "--sample", *WINDOW, "--out", "b.perch", "--notes")
    (state / "marks.jsonl").unlink()
    assert "called" not in perch("report", "a.perch", *WINDOW).stdout
    assert "‹email:" in perch("report", "b.perch", *WINDOW).stdout.split("## Notes")[1]


def test_a_report_begins_with_what_failed_and_why(perch, tmp_path):
    done = perch("report", "--sample", *WINDOW, "--service", "checkout", "--out", "report.md")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "report.md").read_text()
    first = page.split("\n")[2]
    assert first.startswith("**charge-card ") and "since 14:02" in first and "payments.example" in first
    for part in ("## Timeline", "## What was affected", "## What it cost", "## What is not known", "TIMEOUT at", "█"):
        assert part in page
    assert perch("report", "--sample", *WINDOW, "--out", "report.md").returncode == 73


def test_a_view_is_exported_and_never_written_over(pane, tmp_path):
    terminal = pane(f"{PERCH} replay", 120, 40)
    terminal.wait("charge-card")
    for ending in ("json", "json"):
        terminal.press("e")
        terminal.wait("export this view")
        terminal.press("Down", "Enter")
        terminal.wait("written to")
        terminal.press("Down")
    names = sorted(p.name for p in tmp_path.glob("perch-fleet-*"))
    assert names == ["perch-fleet-20261120T143210-2.json", "perch-fleet-20261120T143210.json"]
    rows = json.loads((tmp_path / names[1]).read_text())
    assert any(isinstance(row.get("p95Ms"), (int, float)) for row in rows)
    terminal.press(":")
    terminal.press("export", "Space", "text", "Enter")
    terminal.wait(".txt")
    assert "charge-card" in (tmp_path / "perch-fleet-20261120T143210.txt").read_text()


def test_a_cut_is_made_from_the_console(pane, perch):
    terminal = pane(f"{PERCH} replay --view service/checkout", 120, 40)
    terminal.wait("charge-card")
    terminal.press("x")
    terminal.wait("cut an incident file", "checkout")
    terminal.press("Enter")
    terminal.wait("written to incident-20261120T143210.perch")
    assert perch("info", "incident-20261120T143210.perch").returncode == 0


def rewrite_the_note(terminal):
    """`called` becomes `called twice` in the list of notes."""
    terminal.press(":")
    terminal.press("notes", "Enter")
    terminal.wait("called", "WRITTEN")
    terminal.press("M")
    terminal.press("Space", "twice", "Enter")
    terminal.wait("called twice")


def test_notes_are_listed_gone_to_rewritten_and_deleted(pane, tmp_path):
    marks, cut = tmp_path / "s/perch/marks.jsonl", '{"kind":"mute","reason":"é'.encode()[:-1] + b"\n"
    marks.parent.mkdir(parents=True, exist_ok=True)
    marks.write_bytes(cut)
    terminal = pane(f"{PERCH} replay", 100, 30)
    terminal.wait("charge-card")
    terminal.press("#")
    terminal.press("called", "Enter")
    terminal.wait("noted at")
    rewrite_the_note(terminal)
    terminal.press("K")
    terminal.wait("again deletes it")
    terminal.press("K")
    terminal.wait("nothing is written down yet")
    assert marks.read_bytes() == cut


def test_a_note_beside_bytes_that_are_no_text_is_rewritten(pane, tmp_path):
    marks = tmp_path / "s/perch/marks.jsonl"
    marks.parent.mkdir(parents=True, exist_ok=True)
    marks.write_bytes(b'{"at":"2026-11-20T14:30:00.000Z","by":"caf\xe9","kind":"note","made":"2026-11-20T14:31:00.000Z",'
                      b'"text":"called","version":1}\n')
    terminal = pane(f"{PERCH} replay", 100, 30)
    terminal.wait("charge-card")
    rewrite_the_note(terminal)
    assert json.loads(marks.read_bytes())["text"] == "called twice"
