"""perch alone: what it offers to open."""

import fcntl
import pathlib

from conftest import PERCH, ROOT

SAMPLE = ROOT / "SampleData" / "market.perch"


def recording(path):
    path.write_bytes(SAMPLE.read_bytes())
    return path


def test_a_recording_opened_once_is_offered_again_from_anywhere(pane, perch, tmp_path):
    made = perch("import", ROOT / "SampleData" / "exports", "--out", tmp_path / "incident.perch")
    assert made.returncode == 0, made.stderr
    first = pane(f"{PERCH} replay incident.perch")
    first.wait("Fleet", "REPLAY")
    first.press("Q")
    other = pane(f"cd / && {PERCH}")
    other.wait("Opened lately", "incident.perch", "The sample")
    other.press("Enter")
    other.wait("Fleet", "REPLAY")
    other.press("Q")
    (tmp_path / "incident.perch").unlink()
    assert "Opened lately" not in pane(f"cd / && {PERCH}").wait("The sample")


def test_the_sample_is_not_remembered(pane):
    first = pane(f"{PERCH} replay")
    first.wait("Fleet", "SAMPLE")
    first.press("Q")
    assert "Opened lately" not in pane(f"cd / && {PERCH}").wait("The sample")


def test_a_recorder_at_work_is_first_and_is_followed(pane, tmp_path):
    path = recording(tmp_path / "live.perch")
    recording(tmp_path / "old.perch")
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        terminal = pane(str(PERCH))
        seen = terminal.wait("Recording now", "live.perch", "In this folder", "old.perch", "The sample")
        assert seen.index("live.perch") < seen.index("old.perch")
        terminal.press("Enter")
        terminal.wait("Fleet", "checkout")


def test_a_profile_opens_aws_or_says_what_is_missing(pane, tmp_path):
    folder = pathlib.Path(tmp_path, ".aws")
    folder.mkdir()
    (folder / "config").write_text("[profile shop]\nregion = eu-west-1\n[sso-session main]\n")
    terminal = pane(f"AWS_EC2_METADATA_DISABLED=true {PERCH}; sleep 30")
    seen = terminal.wait("AWS profiles", "shop", "eu-west-1", "The sample")
    assert "main" not in seen
    terminal.press("Enter")
    terminal.wait("No credentials were found", "shop")


def test_q_leaves_it(pane):
    terminal = pane(f"{PERCH}; echo left; sleep 30")
    terminal.wait("The sample")
    terminal.press("q")
    terminal.wait("left")
