import CNcurses
import CTerminal
import Glibc

/// What ncurses knows of a terminal: the host's entry, or where it has none, one of the usual that perch holds itself.
package enum TerminalDescription {
  /// Whether perch itself holds the entry of a terminal.
  package static func isHeld(_ term: String) -> Bool { description_is_known(term) != 0 }

  /// Makes ncurses ready for a terminal; false when it is not known.
  static func open(_ term: String, _ output: UnsafeMutablePointer<FILE>) -> Bool {
    guard !term.isEmpty else { return false }
    if curses_open(term, output) != nil { return true }
    guard description_begin(term) != 0 else { return false }
    defer { description_end() }
    return curses_open(term, output) != nil
  }
}
