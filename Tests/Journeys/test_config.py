"""The configuration file: one reader and one schema of it, and commands that say what is wrong."""

import copy
import json

import jsonschema
import pytest

from conftest import PERCH, configure

# Every key that the file may hold. JSON is YAML, so what the schema judges is what perch reads.
EXAMPLE = {
    "profiles": {"shop-prod": {"theme": "high-contrast", "regions": ["eu-west-1", "eusc-de-east-1"], "production": True,
                               "roleArns": ["arn:aws:iam::111122223333:role/perch"]},
                 "sandbox": {"regions": "all", "production": "off"}},
    "regions": ["eu-west-1"],
    "environments": {"111122223333": "prod", "*-staging": "staging"},
    "microservices": [{"tag": ["component", "team=pay*"]}, {"name": "checkout", "stack": "checkout-*"},
                      {"name": "search", "resource": ["search-*"]}],
    "metrics": {"namespaces": ["Shop", "Team/Orders"]},
    "businessMetrics": [{"title": "orders placed", "namespace": "Shop", "name": "OrdersPlaced", "statistic": "Sum",
                         "dimensions": {"Currency": "EUR"}, "microservice": "checkout"}],
    "correlation": ["$.detail.orderId"],
    "redaction": {"order": "ORD-[0-9]{8}"},
    "budget": 2.5,
    "notify": {"bell": False, "on-call": {"webhook": "https://hooks.example.com/services/T0"},
               "local": {"webhook": "http://127.0.0.1:8080/"}},
    "commands": [{"name": "ticket", "key": "F5", "run": ["./open-ticket", "--quiet"]}],
}

# What neither takes: where it is put, and what.
WRONG = [
    (["profile"], {}), (["profiles", "p"], {"theme": ""}), (["profiles", "p"], {"prod": True}), (["profiles"], []),
    (["profiles", "p"], {"production": "maybe"}), (["profiles", "p"], {"roleArns": ["perch"]}), (["regions"], ["Ireland"]),
    (["regions"], {}), (["environments"], "prod"), (["environments", "1"], "two words"), (["microservices"], {"checkout": {}}),
    (["microservices"], [{"name": "checkout"}]), (["microservices"], [{"stack": "x"}]), (["microservices"], [{"tag": "=x"}]),
    (["metrics"], ["Shop"]), (["metrics"], {"namespaces": [":x"]}), (["businessMetrics"], [{"name": "A"}]),
    (["businessMetrics"], [{"name": "A", "namespace": "S", "dimensions": ["x"]}]), (["businessMetrics"], {}),
    (["correlation"], ["$.a[*]"]), (["redaction"], ["x"]), (["redaction", "x"], "a" * 513), (["budget"], "much"),
    (["budget"], -1), (["notify"], []), (["notify", "bell"], "loud"), (["notify", "x"], {}),
    (["notify", "x"], {"webhook": "http://hooks.example.com/x"}),
    (["notify", "x"], {"webhook": "http://127.0.0.1.example.com/x"}),
]


@pytest.fixture
def schema(perch):
    done = perch("info", "--config-schema")
    assert done.returncode == 0, done.stderr
    schema = json.loads(done.stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    return schema


@pytest.fixture
def told(perch, tmp_path):
    """What a reading command says of a configuration."""

    def read(config):
        configure(tmp_path, config if isinstance(config, str) else json.dumps(config, indent=1))
        done = perch("summary", "--sample")
        assert done.returncode == 0 and "checkout" in done.stdout, done.stderr
        return done.stderr

    return read


def objects(schema, value, path=()):
    """Every object of an example beside the part of the schema that is about it."""
    for part in schema.get("anyOf", []):
        if "type" in part:
            yield from objects(part, value, path)
    if isinstance(value, list) and "items" in schema:
        for number, entry in enumerate(value):
            yield from objects(schema["items"], entry, (*path, number))
    if isinstance(value, dict) and schema.get("type") == "object":
        yield schema, value, path
        for name, entry in value.items():
            part = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
            if isinstance(part, dict):
                yield from objects(part, entry, (*path, name))


def test_reader_and_schema_take_the_same_example(schema, told):
    assert list(jsonschema.Draft7Validator(schema).iter_errors(EXAMPLE)) == []
    assert told(EXAMPLE) == ""


def test_the_example_holds_every_key_of_the_schema(schema):
    known, used = {}, {}
    for part, value, _ in objects(schema, EXAMPLE):
        known[id(part)] = set(part.get("properties", {}))
        used.setdefault(id(part), set()).update(value)
    assert sum(map(len, known.values())) > 20
    for part, names in known.items():
        assert names <= used[part]


def test_both_refuse_a_key_that_is_not_theirs_wherever_it_stands(schema, told):
    closed = [path for part, _, path in objects(schema, EXAMPLE) if part.get("additionalProperties") is False]
    assert len(closed) > 8
    for path in closed:
        config = copy.deepcopy(EXAMPLE)
        place = config
        for step in path:
            place = place[step]
        place["zebra"] = "x"
        assert not jsonschema.Draft7Validator(schema).is_valid(config), path
        assert "has no field \"zebra\"" in told(config), path


@pytest.mark.parametrize("path, value", WRONG, ids=lambda part: json.dumps(part)[:60])
def test_both_refuse_what_is_wrong(schema, told, path, value):
    config = value
    for name in reversed(path):
        config = {name: config}
    assert not jsonschema.Draft7Validator(schema).is_valid(config)
    assert "config.yaml:" in told(config)


def test_one_mistake_spoils_no_other_section_of_a_reading_command(told):
    said = told("budget: much\nregions: [Ireland]\n").splitlines()
    assert [line.split("config.yaml:")[1].split(": ")[0] for line in said] == ["1:9", "2:11"]
    assert said[0].endswith("budget must be dollars a day, such as 2.50")


@pytest.mark.parametrize("text, place", [("microservices: [{name: a}]\n", ":1:17: "), ("redaction: {id: '(a+)+'}\n", ":1:17: "),
                                         ("redactoin: {id: 'a'}\n", ":1:1: "), ("redaction: {id: \"\\d\"}\n", ":1:18: ")])
def test_an_import_is_refused_where_what_it_depends_on_is_wrong(perch, tmp_path, text, place):
    configure(tmp_path, text)
    (tmp_path / "a.log").write_text("2026-11-20T14:00:00.000Z /aws/lambda/probe one\n")
    done = perch("import", tmp_path / "a.log", "--out", tmp_path / "a.perch")
    assert done.returncode == 65 and place in done.stderr, done.stderr
    assert not (tmp_path / "a.perch").exists()


def test_an_import_goes_on_where_another_section_is_wrong_and_follows_the_rules(perch, tmp_path):
    configure(tmp_path, "budget: much\nmicroservices: [{name: probes, resource: pro*}]\n")
    (tmp_path / "a.log").write_text("2026-11-20T14:00:00.000Z /aws/lambda/probe one\n")
    done = perch("import", tmp_path / "a.log", "--out", tmp_path / "a.perch", "--account", "111122223333", "--region", "eu-west-1")
    assert done.returncode == 0, done.stderr
    rows = json.loads(perch("resources", tmp_path / "a.perch", "--format", "json").stdout)
    assert {tuple(row["microservices"]) for row in rows} == {("probes",)}


def test_a_webhook_that_is_wrong_stops_the_watch_and_a_budget_does_not(perch, tmp_path):
    configure(tmp_path, "notify: {on-call: {webhook: 'http://hooks.example.com/T0/secret'}}\n")
    done = perch("watch", "--sample", "--once", "--webhook")
    assert done.returncode == 65 and ":1:29: webhook is not an https address" in done.stderr
    assert "secret" not in done.stderr
    configure(tmp_path, "budget: much\nnotify: {bell: off}\n")
    assert perch("watch", "--sample", "--once", "--webhook").returncode == 66
    assert perch("watch", "--sample", "--once").returncode == 0


def test_the_console_tells_what_is_wrong_when_it_opens(pane, tmp_path):
    configure(tmp_path, "budget: much\nregions: [Ireland]\n")
    pane(f"{PERCH} replay", width=120).wait("config.yaml:1:9: budget must be dollars a day", "(and 1 more)")
