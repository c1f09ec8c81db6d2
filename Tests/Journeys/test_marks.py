"""What a user says of findings is kept, honoured everywhere, and never lost."""

import json

FINDING = "lambda-timeout-occurred@arn:aws:lambda:eu-west-1:111122223333:function:charge-card"


def states(perch, *options):
    done = perch("insights", "--sample", "--format", "json", *options)
    return {row["id"]: row["state"] for row in json.loads(done.stdout)}, done.stderr


def health(perch):
    accounts = json.loads(perch("summary", "--sample", "--format", "json").stdout)["accounts"]
    return {s["name"]: s["health"] for a in accounts if a["name"] == "prod" for s in a["microservices"]}


def test_a_mute_hides_a_rule_until_its_date(perch):
    before = health(perch)["legacy"]
    assert perch("mute", "--rule", "lambda-secret-in-env", "--until", "30d", "--reason", "rotated").returncode == 0
    found, _ = states(perch)
    assert {s for i, s in found.items() if i.startswith("lambda-secret-in-env@")} == {"muted"}
    assert health(perch)["legacy"] > before
    plain, _ = states(perch, "--no-mutes")
    assert set(plain.values()) == {"open"}


def test_acknowledged_resolved_and_taken_back(perch):
    for command, state in ((("ack",), "acknowledged"), (("resolve",), None), (("resolve", "--undo"), "open")):
        assert perch(*command, FINDING).returncode == 0
        assert states(perch)[0].get(FINDING) == state


def test_a_half_written_or_later_line_loses_no_mute(perch, tmp_path):
    assert perch("mute", FINDING, "--until", "7d", "--reason", "known").returncode == 0
    kept = tmp_path / "s/perch/marks.jsonl"
    later = '{"version":9,"kind":"snooze"}\n{"kind":"mute","rule":"lamb'
    kept.write_text(kept.read_text() + later)
    assert perch("ack", "--rule", "sqs-dlq-not-empty").returncode == 0
    found, told = states(perch)
    assert found[FINDING] == "muted"
    assert "acknowledged" in found.values()
    assert "2 lines" in told and "not applied" in told
    assert later in kept.read_text()


def test_the_console_keeps_and_shows_them(pane, perch):
    from conftest import PERCH

    terminal = pane(f"{PERCH} replay --view insights", 120, 40)
    terminal.wait("times out: ", "limit 3.0 s")
    terminal.press("/")
    terminal.press("limit")
    terminal.press("Enter")
    terminal.press("v")
    terminal.wait("acknowledged lambda-timeout-occurred")
    assert states(perch)[0][FINDING] == "acknowledged"


def test_marks_that_cannot_be_meant_are_refused(perch):
    for arguments in (("mute", FINDING, "--until", "7d"), ("mute", FINDING, "--reason", "x"), ("ack",),
                      ("mute", FINDING, "--until", "2020-01-01", "--reason", "x"), ("ack", "no-such-rule@arn:x")):
        done = perch(*arguments)
        assert done.returncode == 64 and "perch:" in done.stderr, arguments


def test_times_are_printed_in_a_zone_that_is_asked_for(perch):
    shown = perch("insights", "--sample", "--tz", "Asia/Kolkata").stdout
    assert "T19:40:00.000+05:30" in shown
    assert perch("insights", "--sample", "--tz", "Mars/Base").returncode == 64
