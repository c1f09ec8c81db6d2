import CellGrid

/// The one table of keys.
enum KeyTable {
  static let bindings: [KeyBinding] = move + find + time + go + take + program

  private static let move: [KeyBinding] =
    [
      key(
        .open, "open", [.enter, .right, .character("l")], .move, "open what is selected", "open"),
      key(.up, "up", [.escape, .left, .character("h")], .move, "one level up; never quits", "up"),
      key(.back, "back", [.character("q")], .move, "one level up; at the top it quits", "up"),
      key(.moveDown, "down", [.character("j"), .down], .move, "next row", "down"),
      key(.moveUp, "previous", [.character("k"), .up], .move, "previous row", "up"),
      key(.top, "top", [.character("g"), .home], .move, "first row", "top"),
      key(.bottom, "bottom", [.character("G"), .end], .move, "last row", "end"),
      key(.halfDown, "half-down", [.control("d")], .move, "half a page down", "half down"),
      key(.halfUp, "half-up", [.control("u")], .move, "half a page up", "half up"),
      key(.pageDown, "page-down", [.pageDown, .control("f")], .move, "a page down", "page"),
      key(.pageUp, "page-up", [.pageUp, .control("b")], .move, "a page up", "page up"),
      key(.nextPane, "next-pane", [.tab], .move, "next pane", "pane"),
      key(.previousPane, "previous-pane", [.backTab], .move, "previous pane", "pane"),
      key(
        .fold, "fold", [.character("z")], .move,
        "fold, unfold, log lines too; in a run its trace",
        "fold"),
      key(
        .nextItem, "next-item", [.character("]")], .move, "next of the list this was opened from",
        "next"),
      key(
        .previousItem, "previous-item", [.character("[")], .move, "previous of that list", "others"),
      key(
        .lastView, "last-view", [.character("`")], .move, "the view before this one", "last view"),
    ] + tabs

  private static let tabs: [KeyBinding] = (1...9).map { number in
    key(
      .tab(number), "tab-\(number)", [.character(Character(String(number)))], .move,
      "tab \(number)", "tab")
  }

  private static let find: [KeyBinding] = [
    key(
      .filter, "filter", [.character("/")], .find,
      "filter rows: text, ~regex, !not, col:value, errors>0", "filter"),
    key(.clearFilter, "clear-filter", [.character("\\")], .find, "clear the filter", "clear"),
    key(.nextMatch, "next-match", [.character("n")], .find, "next row that matches", "next match"),
    key(
      .previousMatch, "previous-match", [.character("N")], .find, "previous row that matches",
      "previous match"),
    key(
      .filterIn, "filter-in", [.character("I")], .find,
      "logs: only lines like this one, by the column cursor or the message", "only these"),
    key(
      .filterOut, "filter-out", [.character("O")], .find, "logs: leave such lines out", "not these"),
    key(.columnLeft, "column-left", [.character("<")], .find, "column to the left", "column"),
    key(.columnRight, "column-right", [.character(">")], .find, "column to the right", "column"),
    key(.sort, "sort", [.character("s")], .find, "sort by the column", "sort"),
    key(.reverse, "reverse", [.character("S")], .find, "turn the order round", "reverse"),
    key(
      .wide, "wide", [.character("w")], .find, "all columns; < > move through them", "wide"),
    key(.columns, "columns", [.character("C")], .find, "choose the columns", "columns"),
    key(.problems, "problems", [.character("!")], .find, "problems only", "problems"),
    key(.mark, "mark", [.character(" ")], .find, "mark a row", "mark"),
    key(.unmark, "unmark", [.character("u")], .find, "unmark all rows", "unmark"),
    key(.compare, "compare", [.character("=")], .find, "compare two marked rows", "compare"),
    key(
      .why, "why", [.character("W")], .find, "why this figure: what it is, what took the points",
      "why"),
  ]

  private static let time: [KeyBinding] = [
    key(.time, "time", [.character("t")], .time, "go to a time, set the window", "time"),
    key(.zoomIn, "zoom-in", [.character("+")], .time, "shorter window", "zoom"),
    key(.zoomOut, "zoom-out", [.character("-")], .time, "longer window", "zoom out"),
    key(
      .stepBack, "step-back", [.character(",")], .time, "a twelfth of the window back", "step back"),
    key(
      .stepForward, "step-forward", [.character(".")], .time, "a twelfth of the window on", "step"),
    key(
      .previousMark, "previous-mark", [.character("(")], .time, "last mark; in logs the last error",
      "mark"),
    key(
      .nextMark, "next-mark", [.character(")")], .time, "next mark; in logs the next error", "mark"),
    key(
      .backdrop, "backdrop", [.character("H")], .time,
      "charts: the same hour of yesterday, of last week, or nothing behind them", "yesterday"),
    key(
      .split, "split", [.character("B")], .time, "charts: a line for each version, for each alias",
      "by version"),
    key(
      .beforeAfter, "before-after", [.character("D")], .time,
      "charts: before and after the deployment at the cursor, else the newest", "before/after"),
    key(
      .play, "play", [.character("p")], .time,
      "play or pause; live: freeze; in logs that go on: hold the list", "play"),
    key(
      .clock, "clock", [.character("T")], .time, "times in UTC, local, or as how long ago", "clock"),
    key(.slower, "slower", [.character("{")], .time, "play at half the speed", "slower"),
    key(.faster, "faster", [.character("}")], .time, "play at twice the speed", "faster"),
  ]

  private static let go: [KeyBinding] = [
    key(
      .command, "command", [.character(":")], .go, "go to by name, or a command; Tab completes",
      "go to"),
    key(
      .insights, "insights", [.character("i")], .go,
      "findings of this place, with evidence and fix", "insights"),
    key(.errors, "errors", [.character("E")], .go, "groups of errors of this place", "errors"),
    key(
      .logs, "logs", [.character("L")], .go,
      "log lines; of an execution its trace's, on a line its request's, then its trace's",
      "logs"),
    key(
      .trace, "trace", [.character("X")], .go, "the trace of a run; of a place its traces", "trace"),
    key(.alarms, "alarms", [.character("a")], .go, "CloudWatch alarms of this place", "alarms"),
    key(.cost, "cost", [.character("$")], .go, "what it costs, by what spends it", "cost"),
    key(
      .neighbours, "neighbours", [.character("J")], .go,
      "sources, targets, queue, role, log group of a resource", "neighbours"),
    key(.document, "document", [.character("d")], .go, "the whole document of the row", "document"),
    key(
      .activity, "activity", [.character("~")], .go,
      "what perch asked AWS and was refused; again: what it did itself",
      "activity"),
  ]

  private static let take: [KeyBinding] = [
    key(.copyID, "copy-id", [.character("y")], .take, "copy the id or name", "id"),
    key(.copyARN, "copy-arn", [.character("Y")], .take, "copy the ARN", "ARN"),
    key(
      .copyCell, "copy-cell", [.character("c")], .take, "copy the cell under the column cursor",
      "cell"),
    key(
      .copyCommand, "copy-command", [.character("V")], .take,
      "copy the command that reopens this view", "command"),
    key(
      .copyAddress, "copy-address", [.character("o")], .take, "copy the address in the AWS console",
      "address"),
    key(
      .export, "export", [.character("e")], .take,
      "write the view to a file: csv, json, markdown, text", "export"),
    key(
      .cut, "cut", [.character("x")], .take, "cut the window into a scrubbed file for others", "cut"
    ),
    key(
      .acknowledge, "acknowledge", [.character("v")], .take,
      "acknowledge a finding, resolve an error", "acknowledge"),
    key(
      .mute, "mute", [.character("m")], .take, "mute a finding or an error, with a reason", "mute"),
    key(.note, "note", [.character("#")], .take, "write a note at this moment", "note"),
    key(
      .bookmark, "bookmark", [.character("b")], .take, "bookmark this view; in logs this line",
      "bookmark"),
    key(
      .nextBookmark, "next-bookmark", [.character("'")], .take, "logs: the next bookmark",
      "next bookmark"),
    key(
      .previousBookmark, "previous-bookmark", [.character("\"")], .take, "logs: the last bookmark",
      "last bookmark"),
    key(.edit, "edit", [.character("M"), .insert], .take, "write a note anew", "edit"),
    key(
      .remove, "remove", [.character("K"), .delete], .take, "delete a note or bookmark", "delete"),
  ]

  private static let program: [KeyBinding] = [
    key(.help, "help", [.character("?"), .function(1)], .program, "these keys", "keys"),
    key(.refresh, "refresh", [.character("r")], .program, "ask again", "refresh"),
    key(
      .wrap, "wrap", [.character("Z")], .program, "logs: whole messages over several lines", "wrap"),
    key(
      .architecture, "architecture", [.character("A")], .program,
      "cost of a function: what if on the other architecture; ← → other memory", "arm64"),
    key(
      .profile, "profile", [.character("P")], .program,
      "only one account; live also another profile", "profile"),
    key(.region, "region", [.character("R")], .program, "only one region", "region"),
    key(.follow, "follow", [.character("f")], .program, "logs: stay at the newest line", "follow"),
    key(
      .theme, "theme", [.function(2)], .program, "choose a theme, with preview; also :theme",
      "theme"),
    key(.mouse, "mouse", [.function(3)], .program, "mouse on or off; also :mouse", "mouse"),
    key(.redraw, "redraw", [.control("l")], .program, "paint the screen anew", "redraw"),
    key(.suspend, "suspend", [.control("z")], .program, "suspend", "suspend"),
    key(.quit, "quit", [.character("Q")], .program, "quit", "quit"),
    key(.interrupt, "interrupt", [.control("c")], .program, "quit; in a prompt cancel", "quit"),
  ]

  private static func key(
    _ action: Action, _ name: String, _ keys: [Key], _ section: KeyBinding.Section, _ help: String,
    _ hint: String
  ) -> KeyBinding {
    KeyBinding(action: action, name: name, keys: keys, section: section, help: help, hint: hint)
  }
}
