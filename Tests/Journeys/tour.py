"""A tour through what the console can do, part by part: the keys, and what must be on the screen after them."""

TOUR = {
    "command line, filters, marks and find": [
        ("/ media Enter", "/media"), ("\\", "checkout"), (": find Space charge-card Enter", "Fleet > charge-card"),
        ("2", "of 469 runs"), ("Space Down Space", "2 marked"), ("=", "both timeout")],
    "time": [
        ("t yesterday Space 9:00 Enter", "2026-11-19 09:00:00Z"), (": day Enter", "catalogue: "), ("Enter", "Fleet > day >"),
        ("t 2026-11-20 Space 14:32:10 Enter", "2026-11-20 14:32:10Z")],
    "charts": [
        (": resource Space charge-card Enter", "Duration"), ("H", "yesterday"), ("Tab Left Left", "┃")],
    "executions": [
        (": resource Space charge-card Enter 9", "environments"), ("2", "1 of 469 runs"), ("Enter", "TIMEOUT at"), (": cold Enter", "ADDS TO P99")],
    "traces": [
        (": traces Enter", "storefront-api"), ("Enter", "critical path"), (": map Enter", "CALLERS AND CALLEES")],
    "logs": [
        ("L", "of 18,322"), ("g", "line 1 of"), (")", "line 730 of"), ("/ timed Enter", "of 135"), ("b", "bookmark")],
    "leaving": [
        ("e Down Enter", "written to"), ("y", "sent to the terminal"), ("V", "sent to the terminal")],
    "looks": [("F2", "high-contrast"), ("Down Enter", "checkout"), ("?", "of 142 keys")],
}


def walk(terminal):
    """Presses the keys of the whole tour, each part from the fleet."""
    for part, steps in TOUR.items():
        for keys, shown in [(": fleet Enter", "checkout"), *steps]:
            terminal.press(*keys.split())
            try:
                terminal.wait(shown)
            except AssertionError as error:
                raise AssertionError(f"{part}, after {keys}: {error}") from None
