"""What changed: before and after a deployment, two windows, two recordings."""

import csv
import io
import json

FIGURES = ["errorRate", "p95Ms", "costPerMillionUSD", "coldStartRate"]


def page(perch, *arguments):
    done = perch("diff", "--sample", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def verdicts(page, name):
    return {row["what"]: row["verdict"] for row in page["rows"] if row["kind"] == "figure" and row["name"] == name}


def test_the_function_that_times_out_got_worse_and_comes_first(perch):
    found = page(perch, "--at", "2026-11-20T14:32:10Z", "--window", "30m")
    assert found["before"]["to"] == found["after"]["from"] == "2026-11-20T14:02:10.000Z"
    first = found["rows"][0]
    assert (first["name"], first["what"], first["verdict"]) == ("charge-card", "errorRate", "worse")
    assert 0 < first["differenceLow"] <= first["difference"] <= first["differenceHigh"] <= 1
    assert found["confidence"] == 0.95 and found["functionsCompared"] > 1


def test_a_quiet_hour_differs_from_the_hour_before_it_in_nothing(perch):
    found = page(perch, "--at", "2026-11-20T06:00:00Z", "--window", "1h", "--service", "storefront")
    assert {row["verdict"] for row in found["rows"] if row["kind"] == "figure"} <= {"noDifference", "tooFew"}


def test_both_sides_of_a_deployment(perch):
    deployment = json.loads(perch("deployments", "--sample", "--window", "1d", "--format", "json").stdout)[0]
    found = page(perch, "--deployment", deployment["id"], "--window", "1h")
    assert found["before"]["to"] == found["after"]["from"] == deployment["time"]
    assert list(verdicts(found, deployment["name"])) == FIGURES
    changed = [row for row in found["rows"] if row["kind"] == "deployment"]
    assert [row["what"] for row in changed] == [deployment["id"]]
    said = perch("diff", "--sample", "--deployment", deployment["id"]).stdout
    assert deployment["name"] in said and "holds the true change with 95 %" in said


def test_every_form_holds_the_same_rows(perch):
    arguments = ("diff", "--sample", "--service", "checkout", "--format")
    rows = json.loads(perch(*arguments, "json").stdout)["rows"]
    assert [json.loads(line) for line in perch(*arguments, "jsonl").stdout.splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(perch(*arguments, "csv").stdout)))
    assert [row["name"] for row in table] == [row["name"] for row in rows]
    assert len(perch(*arguments, "markdown").stdout.splitlines()) == len(rows) + 2


def test_a_recording_beside_itself_is_the_same(perch):
    sample = next(line.split(None, 1)[1] for line in perch("info", "--sample").stdout.splitlines() if line.startswith("path"))
    done = perch("diff", sample, sample, "--format", "json")
    rows = json.loads(done.stdout)["rows"]
    assert done.returncode == 0
    assert {row["difference"] for row in rows if "difference" in row} == {0}
    assert not [row for row in rows if row["kind"] != "figure"]


def test_what_cannot_be_compared_is_said_with_what_to_do(perch):
    asked = {
        ("--sample", "--deployment", "d-none"): (66, "perch deployments"),
        ("--sample", "--before", "30m", "--window", "1h"): (64, "overlap"),
        ("--sample", "--before", "soon"): (64, "--before"),
        ("--sample", "--deployment", "d", "--before", "1d"): (64, "leave out the rest"),
        ("a", "b", "c"): (64, "3 were named"),
        ("missing.perch",): (66, "missing.perch"),
        ("--sample", "--resource", "nobody"): (66, "nobody"),
    }
    for arguments, (code, words) in asked.items():
        done = perch("diff", *arguments)
        assert done.returncode == code and words in done.stderr, (arguments, done.returncode, done.stderr)
        assert done.stdout == ""
