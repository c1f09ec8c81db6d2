"""An audit of 200 Lambda functions beside prowler's, both of the same account at a server that stands in for AWS.

It needs prowler and moto, which want an environment of their own:

  python3 -m venv /tmp/audit && /tmp/audit/bin/pip install prowler 'moto[server]'
  bench.py --perch … --only audit --audit-tools /tmp/audit/bin
"""

import csv
import json
import os
import pathlib
import resource
import socket
import subprocess
import time

FUNCTIONS = 200


def processor(command, **options):
    """Seconds of the processor that a command and its children took, and its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True, **options).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, output


class Server:
    """moto_server on a free port of this machine."""

    def __init__(self, tools, log):
        self.log = log
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.process = subprocess.Popen([tools / "moto_server", "-H", "127.0.0.1", "-p", str(port)],
                                        stdout=subprocess.DEVNULL, stderr=log.open("w"))
        self.address = f"http://127.0.0.1:{port}"
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.1)
        raise SystemExit("moto_server did not answer within 30 s")

    def calls(self):
        """How often it was asked so far, by its own log."""
        return self.log.read_text().count(' HTTP/1.1" ')

    def close(self):
        self.process.terminate()
        self.process.wait()


def account(address, **more):
    """The environment in which a program reads the server as an account."""
    return dict(os.environ, AWS_ENDPOINT_URL=address, AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing",
                AWS_DEFAULT_REGION="us-east-1", **more)


def prowler(tools, address, folder):
    """Its seconds of the processor, how many checks it made, and how many of them failed."""
    environment = account(address, PATH=f"{tools}:{os.environ['PATH']}")
    took, _ = processor([tools / "prowler", "aws", "--service", "awslambda", "--region", "us-east-1", "-M", "csv", "-o", folder,
                         "--ignore-exit-code-3"], env=environment)
    csv.field_size_limit(10**9)
    with next(folder.glob("*.csv")).open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return took, len({row["CHECK_ID"] for row in rows}), sum(row["STATUS"] == "FAIL" for row in rows)


def perch(program, answers, recording):
    """The same of reading what AWS answered, judging it and printing what is wrong."""
    imported, _ = processor([program, "import", answers, "--out", recording])
    told, output = processor([program, "insights", recording, "--format", "json"])
    _, rules = processor([program, "rules", "--format", "json"])
    checks = sum(rule["id"].startswith("lambda-") for rule in json.loads(rules))
    return imported + told, checks, len(json.loads(output))


def perch_live(program, address, folder):
    """Reads and judges the functions of the account itself; what it costs to ask is what counts here."""
    folders = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "STATE", "CACHE")}
    processor([program, "insights", "--endpoint-url", address, "--region", "us-east-1", "--services", "lambda", "--format", "json"],
              env=account(address, **folders))


def measure(program, tools, folder, row):
    tools = pathlib.Path(tools)
    if not (tools / "prowler").exists() or not (tools / "moto_server").exists():
        raise SystemExit(f"{tools} holds no prowler and moto_server. " + __doc__.split("\n\n", 1)[1])
    server = Server(tools, folder / "server.log")
    try:
        making = pathlib.Path(__file__).with_name("audit_functions.py")
        subprocess.run([tools / "python", making, server.address, str(FUNCTIONS), folder / "answers"], check=True)
        made = server.calls()
        theirs, their_checks, their_failures = prowler(tools, server.address, folder / "prowler")
        asked = server.calls()
        perch_live(program, server.address, folder)
        their_calls, our_calls = asked - made, server.calls() - asked
    finally:
        server.close()
    ours, our_checks, our_failures = perch(program, folder / "answers", folder / "audit.perch")
    row(f"audit of {FUNCTIONS} functions, processor time", ours, "prowler", theirs, "s", wanted="≤ 0.05")
    row("- calls of AWS", our_calls, "prowler", their_calls, "", wanted="≤ 0.1")
    row("- rules for functions", our_checks, "prowler", their_checks, "", wanted="≥ 1")
    row("- what they found wrong", our_failures, "prowler", their_failures, "")
