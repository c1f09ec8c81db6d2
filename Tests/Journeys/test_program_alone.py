"""The program where nothing lies beside it: the hour of the sample that is compiled in stands for the sample."""

import shutil
import subprocess

import pytest

from conftest import PERCH

KEYS = "Down Enter Enter 2 Enter"


@pytest.fixture
def alone(environment, tmp_path):
    """Runs a copy of perch in a folder of its own."""
    copy = shutil.copy(PERCH, tmp_path / "perch")

    def run(*arguments, **changes):
        return subprocess.run([copy, *arguments], capture_output=True, text=True, timeout=60, cwd=tmp_path,
                              env=environment | changes, stdin=subprocess.DEVNULL)

    return run


def test_the_hour_inside_draws_what_the_whole_sample_draws(alone, perch, tmp_path):
    for _ in range(2):
        drawn = alone("replay", "--print", "--keys", KEYS)
        assert drawn.returncode == 0, drawn.stderr
        assert drawn.stdout == perch("replay", "--print", "--keys", KEYS).stdout
    assert len(list((tmp_path / "k/perch").glob("market-hour-*.perch"))) == 1


def test_half_an_hour_left_by_a_full_disk_is_made_whole(alone, tmp_path):
    alone("replay", "--print")
    (unpacked,) = (tmp_path / "k/perch").glob("market-hour-*.perch")
    unpacked.write_bytes(unpacked.read_bytes()[:1000])
    assert "SAMPLE" in alone("replay", "--print").stdout


def test_a_cache_that_cannot_be_written_does_without(alone, perch, tmp_path):
    (tmp_path / "passing").mkdir()
    drawn = alone("replay", "--print", "--keys", KEYS, XDG_CACHE_HOME="/proc/none", TMPDIR=str(tmp_path / "passing"))
    assert drawn.returncode == 0, drawn.stderr
    assert drawn.stdout == perch("replay", "--print", "--keys", KEYS).stdout
    assert list((tmp_path / "passing").iterdir()) == []


def test_where_no_file_can_be_made_at_all_that_is_told(alone):
    done = alone("replay", "--print", XDG_CACHE_HOME="/proc/none", TMPDIR="/proc/none")
    assert done.returncode == 66
    assert "/proc/none/perch" in done.stderr and "XDG_CACHE_HOME" in done.stderr
