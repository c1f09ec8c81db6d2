"""The anomalies of a series, as people feed them: a file, standard input, and files that are none."""

import csv
import io
import json
import random
import subprocess

from conftest import PERCH

NAMES = ["timestamp", "value", "expectedLow", "expectedHigh", "score", "direction", "kind"]


def series(path, values, start=1767225600, header="timestamp,value\n"):
    path.write_text(header + "".join(f"{start + 300 * i},{value}\n" for i, value in enumerate(values)))
    return path


def week(spikes=()):
    noise = random.Random(1)
    values = [50 + noise.gauss(0, 1) for _ in range(2016)]
    for place, value in dict(spikes).items():
        values[place] = value
    return values


def test_a_spike_and_a_drop_are_two_rows_of_csv(perch, tmp_path):
    done = perch("detect", series(tmp_path / "cpu.csv", week({1500: 90, 1900: 10})))
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.returncode == 0 and done.stderr == ""
    assert [row["direction"] for row in rows] == ["high", "low"]
    assert [row["kind"] for row in rows] == ["spike", "drop"]
    assert list(rows[0]) == NAMES
    assert rows[0]["timestamp"] == "2026-01-06T05:00:00.000Z"
    assert float(rows[0]["value"]) > float(rows[0]["expectedHigh"]) and float(rows[0]["score"]) >= 3.5


def test_what_stays_is_a_level_shift(perch, tmp_path):
    path = series(tmp_path / "cpu.csv", week({place: 90 for place in range(1000, 2016)}))
    rows = list(csv.DictReader(io.StringIO(perch("detect", path).stdout)))
    assert [(row["timestamp"], row["kind"]) for row in rows] == [("2026-01-04T11:20:00.000Z", "level shift")]
    assert "level shift" in perch("detect", path, "--format", "table").stdout


def test_standard_input_answers_as_the_file_does(perch, environment, tmp_path):
    path = series(tmp_path / "cpu.csv", week({1500: 90}), header="")
    piped = subprocess.run([PERCH, "detect", "-"], input=path.read_text(), capture_output=True, text=True, env=environment)
    assert piped.returncode == 0 and piped.stdout == perch("detect", path).stdout != ""


def test_every_format_has_the_same_rows(perch, tmp_path):
    path = series(tmp_path / "cpu.csv", week({1500: 90}))
    found = json.loads(perch("detect", path, "--format", "json").stdout)
    assert [list(row) for row in found] == [NAMES]
    assert json.loads(perch("detect", path, "--format", "jsonl").stdout) == found[0]
    assert "high" in perch("detect", path, "--format", "table").stdout
    assert perch("detect", path, "--format", "markdown").stdout.startswith("|")


def test_nothing_found_is_an_answer(perch, tmp_path):
    flat = series(tmp_path / "flat.csv", [7] * 2016)
    assert perch("detect", flat).stdout.split() == [",".join(NAMES)]
    assert json.loads(perch("detect", flat, "--format", "json").stdout) == []
    assert perch("detect", flat, "--format", "table").stdout == "No anomaly in 2016 points.\n"
    one = series(tmp_path / "one.csv", [7])
    assert "12 h are needed" in perch("detect", one, "--format", "table").stdout


def test_bad_rows_are_counted_and_bad_files_refused(perch, tmp_path):
    path = series(tmp_path / "cpu.csv", week({1500: 90}))
    path.write_text(path.read_text() + "tomorrow,1\n")
    done = perch("detect", path)
    assert done.returncode == 0 and "1 row was passed over" in done.stderr and "line 2018" in done.stderr
    (tmp_path / "words.csv").write_text("no\nnumbers\n")
    assert perch("detect", tmp_path / "words.csv").returncode == 65
    assert perch("detect", tmp_path / "none.csv").returncode == 66
    assert perch("detect", tmp_path).returncode == 66
    assert perch("detect").returncode == 64
