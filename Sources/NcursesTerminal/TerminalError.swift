/// Why the screen could not be taken.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Input or output is a file or a pipe, or TERM is `dumb`.
  case notATerminal
  /// No terminal description was found, neither the one asked for nor the usual ones.
  case noDescription(String)

  /// What failed and what to do.
  package var description: String {
    switch self {
    case .notATerminal:
      "This is not a terminal that can show screens. Run a command that prints, or use --print."
    case .noDescription(let name):
      "No terminal description was found for TERM=\(name), nor for xterm-256color, xterm or vt100. "
        + "Install the terminfo entries (ncurses-base), or set TERMINFO to where they are."
    }
  }
}
