import CellGrid
import Glibc
import NcursesTerminal

/// Whether a console can be drawn here, and how well.
enum TerminalChecks {
  static var all: [Check] { [terminal, locale, size] }

  private static var terminal: Check {
    let term = Environment.value("TERM") ?? ""
    guard TerminalCheck.isInteractive else {
      return Check(
        "terminal", isOK: nil, "input or output is no terminal",
        fix: "Run perch doctor in the terminal that perch is to draw in.")
    }
    let isHosts = Terminfo.knows(term)
    let isOwn = !isHosts && TerminalDescription.isHeld(term)
    return Check(
      "terminal", isOK: isHosts || isOwn,
      "TERM is \(term.isEmpty ? "not set" : Quoted.text(term))"
        + (isOwn ? ", described by perch itself" : ""),
      fix: "This machine has no entry for it. Set TERM=xterm-256color, or install ncurses-term.")
  }

  private static var locale: Check {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(Environment.value).first ?? "C"
    setlocale(LC_CTYPE, "")
    let set = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    return Check(
      "locale", isOK: set == "UTF-8",
      "\(Quoted.text(name)) with \(set.isEmpty ? "no" : set) letters",
      fix: "Charts are drawn in ASCII. Set LC_ALL=C.UTF-8 for finer ones.")
  }

  private static var size: Check {
    var window = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
      return Check("size", isOK: nil, "not known", fix: "Run perch doctor in a terminal.")
    }
    return Check(
      "size", isOK: window.ws_col >= 80 && window.ws_row >= 24,
      "\(window.ws_col)x\(window.ws_row)", fix: "Make the window at least 80x24 to see all columns."
    )
  }
}
