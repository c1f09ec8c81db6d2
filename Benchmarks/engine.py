"""Judging a made-up fleet: all of a day at once, then minute after minute, in memory, through a program that opens only the engine."""

import pathlib
import statistics
import subprocess


def figures(program, resources, minutes, cores):
    """The program's figures by name, each with all its values."""
    command = [str(program), str(resources), str(minutes), str(cores)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = {}
    for line in output.splitlines():
        name, value = line.split()
        found.setdefault(name, []).append(float(value))
    return found


def measure(program, row, resources=10_000, minutes=70, cores=2):
    """The whole day once, then more than an hour of minutes, since what rests for an hour comes due in it."""
    if not pathlib.Path(program).exists():
        raise SystemExit(f"{program} is not there. Build it: swift build -c release --product EngineBench "
                         "-Xswiftc -enable-testing --scratch-path .build-bench")
    found = figures(program, resources, minutes, cores)
    whole, cpu = found["whole_s"][0], found["whole_cpu_s"][0]
    row(f"judging {resources:,} resources with 24 h, {found['whole_verdicts'][0]:,.0f} verdicts, {cores} cores", whole, unit="s", wanted="≤ 2 s")
    row("- processor time of that", cpu, unit="s")
    row("- most memory, the made-up day included", found["peak_mib"][0], unit="MiB", wanted="≤ 500 MB")
    row("- of it the day itself", found["made_mib"][0], unit="MiB")
    minute = [1000 * value for value in found["minute_s"]]
    cpus = [1000 * value for value in found["minute_cpu_s"]]
    touched, verdicts = statistics.median(found["minute_touched"]), statistics.median(found["minute_verdicts"])
    row(f"a new minute: {touched:,.0f} resources touched, {verdicts:,.0f} verdicts (median of {minutes})",
        statistics.median(minute), "all of it", whole * 1000, wanted="≤ 100 ms")
    row("- processor time of that", statistics.median(cpus), "all of it", cpu * 1000)
    row("- the worst minute", max(minute))
    row("- verdicts that wait for their next look and differ from judging everything", found["lagging"][0], unit="")
