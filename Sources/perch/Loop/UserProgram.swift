import AWSClient
import Foundation
import Glibc

/// Runs a program of the user's own on the terminal, with a text on its standard input, and waits for its end.
enum UserProgram {
  /// Runs it, and says in a sentence what came of it.
  static func run(_ words: [String], named name: String, input: String) -> String {
    do {
      let (read, write) = try ProgramStart.pipe()
      defer { close(read) }
      let child: pid_t
      do {
        defer { close(write) }
        try fill(write, with: input)
        child = try ProgramStart.start(
          words, ProcessInfo.processInfo.environment, in: .terminal,
          files: [STDIN_FILENO: read, STDOUT_FILENO: STDOUT_FILENO, STDERR_FILENO: STDERR_FILENO])
      }
      return sentence(name, status(of: child))
    } catch {
      return "\(name): \(words.first ?? "the program") could not be started: \(error.reason)"
    }
  }

  /// Leaves what was printed on the screen until Enter is pressed.
  static func waitForEnter(_ came: String) {
    StandardError.write("\n\(came). Enter goes back to perch.\n")
    var byte: UInt8 = 0
    while read(STDIN_FILENO, &byte, 1) == 1, byte != 10 {}
  }

  /// A row is far shorter than what a pipe holds, so it is written whole before the program reads.
  private static func fill(_ file: Int32, with input: String) throws(ProgramStart.Trouble) {
    _ = fcntl(file, F_SETFL, O_NONBLOCK)
    var bytes = Array(input.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw ProgramStart.Trouble(code: errno) }
      bytes = bytes.dropFirst(count)
    }
  }

  private static func status(of child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private static func sentence(_ name: String, _ status: Int32) -> String {
    let signal = status & 0x7F
    if signal != 0 { return "\(name) was ended by signal \(signal)" }
    let code = (status >> 8) & 0xFF
    return code == 0 ? "\(name) is done" : "\(name) ended with \(code)"
  }
}
