#!/usr/bin/env python3
"""Breaks every rule a little and asks whether its test notices.

In a copy of the package each comparison of a rule is moved across its limit (< and <=, > and >=, == and !=) and each
default one step up and one down. All of these mutants are compiled into one build and chosen when the tests run, so a
mutant costs a run of one suite and not a build. Prints the survivors; exits 1 if there are any.

  mutate-rules.py [--only NAME] [--sample N] [--seed N] [--scratch DIR] [--list]

NAME is a rule's id or a part of it. The copy is kept in --scratch (default .build/mutants) and built incrementally.
"""
import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PARTS = ["Sources/ServerlessModel", "Sources/InsightEngine", "Tests/InsightEngineTests"]

DOLLARS = "dollars >= minUSD.value"
SLOWER = "guard reading.value >= reading.expected * (1 + changePct.share) else { return false }"

# Mutants that mean the same as the rule; the line as it stands in the rule, and why.
EQUIVALENT = {
    # A group of equal refusals has at least one.
    ("LambdaAccessDeniedAtRuntime.swift", 'var minCount = Parameter("minCount", 1)', "minCount 1 -> 0"),
    # Dollars and shares of processor time are products of fractions and never lie exactly on the limit.
    ("LambdaArm64Candidate.swift", "guard dollars >= minUSD.value else { return .pass }", ">= -> >"),
    ("LambdaFailedInvocationsCost.swift", DOLLARS, ">= -> >"),
    ("LambdaInitBilledShareHigh.swift", DOLLARS, ">= -> >"),
    ("LambdaMemoryOverprovisioned.swift", "guard saving >= minSavingUSD.value else { return .pass }", ">= -> >"),
    ("LambdaMemoryOverprovisioned.swift", "cpu >= LambdaCpuBoundSmallMemory().cpuRatio.value", ">= -> >"),
    ("DdbOverprovisioned.swift", "guard saving >= minUSD.value else { return .pass }", ">= -> >"),
    ("DdbUnused.swift", "guard saving > 0 else { return .pass }", "> -> >="),
    (
        "DdbWrongCapacityMode.swift",
        "guard saving >= savingPct.share * now, saving >= minUSD.value else { return .pass }",
        ">= -> >",
    ),
    (
        "LambdaCostConcentration.swift",
        "guard total >= minUSD.value, share >= sharePct.share else { return .pass }",
        ">= -> >",
    ),
    ("LogsCostHigh.swift", "guard logged >= minUSD.value else { return .pass }", ">= -> >"),
    ("LogsCostHigh.swift", "guard logged >= ratio.value * ran else { return .pass }", ">= -> >"),
    # The smallest size has no smaller one to propose.
    (
        "LambdaMemoryOverprovisioned.swift",
        "guard size > floorMB.count, counted.executions >= minInvocations.count,", "> -> >=",
    ),
    (
        "AccountCostAnomaly.swift",
        "guard cost > usual + max(k.value * scale, minUSD.value), cost >= usual * (1 + changePct.share)", ">= -> >",
    ),
    # What is expected of a duration is the power of a sum of logarithms and never a round number.
    ("LambdaDurationAnomaly.swift", SLOWER, ">= -> >"),
    ("ApigwLatencyAnomaly.swift", SLOWER, ">= -> >"),
    # No whole number of hours is 95 percent of two weeks.
    (
        "LambdaInvocationsStopped.swift",
        "guard Double(active) >= activePct.share * Double(hours.count),",
        ">= -> >",
    ),
}

PACKAGE = """// swift-tools-version: 6.2
import PackageDescription
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny"),
]
let package = Package(
  name: "mutants",
  targets: [
    .target(name: "ServerlessModel", swiftSettings: settings),
    .target(name: "InsightEngine", dependencies: ["ServerlessModel"], swiftSettings: settings),
    .testTarget(name: "InsightEngineTests", dependencies: ["InsightEngine"], swiftSettings: settings),
  ], swiftLanguageModes: [.v6])
"""

SUPPORT = """import Glibc

enum Mutant {
  static let chosen = getenv("PERCH_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0
  static func pick(_ value: Double, _ up: Int, _ more: Double, _ less: Double) -> Double {
    chosen == up ? more : chosen == up + 1 ? less : value
  }
}

struct Tagged<Value> {
  let mutant: Int
  let value: Value
  var isChosen: Bool { mutant == Mutant.chosen }
}

precedencegroup MutantPrecedence {
  higherThan: ComparisonPrecedence
  lowerThan: NilCoalescingPrecedence
}

infix operator ~~ : MutantPrecedence
infix operator |<| : ComparisonPrecedence
infix operator |<=| : ComparisonPrecedence
infix operator |>| : ComparisonPrecedence
infix operator |>=| : ComparisonPrecedence
infix operator |==| : ComparisonPrecedence

func ~~ <Value>(mutant: Int, value: Value) -> Tagged<Value> { Tagged(mutant: mutant, value: value) }
func |<| <Value: Comparable>(left: Value, right: Tagged<Value>) -> Bool {
  right.isChosen ? left <= right.value : left < right.value
}
func |<=| <Value: Comparable>(left: Value, right: Tagged<Value>) -> Bool {
  right.isChosen ? left < right.value : left <= right.value
}
func |>| <Value: Comparable>(left: Value, right: Tagged<Value>) -> Bool {
  right.isChosen ? left >= right.value : left > right.value
}
func |>=| <Value: Comparable>(left: Value, right: Tagged<Value>) -> Bool {
  right.isChosen ? left > right.value : left >= right.value
}
func |==| <Value: Equatable>(left: Value, right: Tagged<Value>) -> Bool {
  right.isChosen ? left != right.value : left == right.value
}
"""

FLIPPED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!="}
COMPARISON = re.compile(r" (<=|>=|==|<|>) ")
DEFAULT = re.compile(r'(Parameter\("(\w+)", )(\d+(?:\.\d+)?)\)')


class Mutant:
    def __init__(self, number, rule, path, line, text, what):
        self.number, self.rule, self.path = number, rule, path
        self.line, self.text, self.what = line, text, what

    def __str__(self):
        return f"{self.rule}  {self.path.name}:{self.line}  {self.what}\n    {self.text}"


class Instrument:
    """Turns rule files into ones that hold all of their mutants."""

    def __init__(self):
        self.mutants, self.next = [], 1

    def file(self, path):
        source = path.read_text()
        rule = re.search(r'id: "([\w-]+)"', source).group(1)
        lines = source.split("\n")
        return "\n".join(self.line(rule, path, n + 1, text) for n, text in enumerate(lines))

    def line(self, rule, path, number, text):
        if text.lstrip().startswith("//"):
            return text
        text = DEFAULT.sub(lambda m: self.default(rule, path, number, text, m), text)
        return COMPARISON.sub(lambda m: self.comparison(rule, path, number, text, m), text)

    def default(self, rule, path, number, text, match):
        value, digits = match.group(3), match.group(3).partition(".")[2]
        step = 10 ** -len(digits)
        more, less = float(value) + step, float(value) - step
        shown = f"{match.group(2)} {value} -> "
        first = self.next
        self.add(rule, path, number, text, shown + f"{more:g}")
        self.add(rule, path, number, text, shown + f"{less:g}", real=float(value) > 0)
        picked = f"Mutant.pick({value}, {first}, {more:.{len(digits) + 1}f}, {less:.{len(digits) + 1}f})"
        return f"{match.group(1)}{picked})"

    def comparison(self, rule, path, number, text, match):
        before, after = text[: match.start()], text[match.end():]
        orders = re.search(r"\$0[\w.]*$|\)$", before) and re.match(r"\$1|\(", after)
        if before.count('"') % 2 or after.startswith("nil") or orders:
            return match.group(0)
        operator = match.group(1)
        tag = self.add(rule, path, number, text, f"{operator} -> {FLIPPED[operator]}")
        return f" |{operator}| {tag} ~~ "

    def add(self, rule, path, number, text, what, real=True):
        if real and (path.name, text.strip(), what) not in EQUIVALENT:
            self.mutants.append(Mutant(self.next, rule, path, number, text.strip(), what))
        self.next += 1
        return self.next - 1


def write(path, text):
    """Leaves a file alone that is the same already, so that the build stays incremental."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def copy(scratch):
    instrument, wanted = Instrument(), set()
    for part in PARTS:
        for source in sorted((ROOT / part).rglob("*.swift")):
            target = scratch / source.relative_to(ROOT)
            is_rule = "InsightEngine/Rules/" in source.as_posix()
            write(target, instrument.file(source) if is_rule else source.read_text())
            wanted.add(target)
    support = scratch / "Sources/InsightEngine/Mutant.swift"
    write(support, SUPPORT)
    write(scratch / "Package.swift", PACKAGE)
    for part in PARTS:
        for stale in set((scratch / part).rglob("*.swift")) - wanted - {support}:
            stale.unlink()
    return instrument.mutants


def build(scratch):
    done = subprocess.run(
        ["swift", "build", "--build-tests"], cwd=scratch, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.exit("the copy with its mutants does not build:\n" + done.stdout[-6000:])
    return scratch / ".build/debug/mutantsPackageTests.xctest"


def run(tests, rule, number):
    environment = dict(os.environ, PERCH_MUTANT=str(number), SWIFT_BACKTRACE="enable=no")
    command = [tests, "--testing-library", "swift-testing", "--filter", rf"`{rule}`"]
    try:
        done = subprocess.run(
            command, env=environment, text=True, timeout=60, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
    except subprocess.TimeoutExpired:
        return False, ""
    return done.returncode == 0, done.stdout


def check_untouched(tests, rules):
    for rule in rules:
        passed, output = run(tests, rule, 0)
        if not passed:
            sys.exit(f"{rule}: its test fails on the rule as it is\n{output[-3000:]}")
        if not re.search(r"Test run with [1-9]\d* tests", output):
            sys.exit(f"{rule}: no test has its name")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", default="", help="a rule's id or a part of it")
    parser.add_argument("--sample", type=int, help="so many mutants, chosen by chance")
    parser.add_argument("--seed", type=int, default=1, help="the chance; a number always chooses the same")
    parser.add_argument("--scratch", default=str(ROOT / ".build/mutants"), help="where the copy is kept")
    parser.add_argument("--list", action="store_true", help="list the mutants and end")
    options = parser.parse_args()

    scratch = pathlib.Path(options.scratch).resolve()
    mutants = [m for m in copy(scratch) if options.only in m.rule]
    if options.sample and options.sample < len(mutants):
        mutants = random.Random(options.seed).sample(mutants, options.sample)
    if not mutants:
        sys.exit(f"no rule has '{options.only}' in its id")
    if options.list:
        print("\n".join(map(str, mutants)))
        return 0

    tests = build(scratch)
    check_untouched(tests, sorted({m.rule for m in mutants}))
    workers = max(1, min(4, os.cpu_count() or 1))
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        survived = list(pool.map(lambda m: run(tests, m.rule, m.number)[0], mutants))
    survivors = [mutant for mutant, alive in zip(mutants, survived) if alive]
    for mutant in survivors:
        print(mutant)
    rules = len({m.rule for m in mutants})
    print(f"{len(mutants)} mutants of {rules} rules, {len(survivors)} survived")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
