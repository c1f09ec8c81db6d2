import Glibc

/// Whether a console can be drawn here.
enum TerminalCheck {
  /// Input and output are a terminal that can move its cursor.
  static var isInteractive: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
      && Environment.value("TERM") != "dumb"
  }
}
