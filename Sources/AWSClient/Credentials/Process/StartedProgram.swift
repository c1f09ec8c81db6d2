import Glibc

/// A program that runs, and the ends of the pipes that it prints into.
struct StartedProgram: Sendable {
  let child: pid_t
  private let output: Int32
  private let errors: Int32
  /// What no credentials come near to; more is read and dropped, so that the program can end.
  private static let limit = 1 << 16

  /// Starts it in a session of its own, so that it can neither read from the terminal nor write to it.
  init(_ words: [String], _ environment: [String: String]) throws(ProgramStart.Trouble) {
    let (output, errors) = (try ProgramStart.pipe(), try ProgramStart.pipe())
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { for file in [output.write, errors.write, nothing] { close(file) } }
    do throws(ProgramStart.Trouble) {
      child = try ProgramStart.start(
        words, environment, in: .session,
        files: [STDIN_FILENO: nothing, STDOUT_FILENO: output.write, STDERR_FILENO: errors.write])
    } catch {
      for file in [output.read, errors.read] { close(file) }
      throw error
    }
    (self.output, self.errors) = (output.read, errors.read)
  }

  /// Reads both pipes until the program and all that it started have closed them.
  func readAll() -> (output: [UInt8], errors: [UInt8]) {
    var texts: [[UInt8]] = [[], []]
    var ends = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var piece = [UInt8](repeating: 0, count: 1 << 12)
    while ends.contains(where: { $0.fd >= 0 }) {
      guard poll(&ends, 2, -1) >= 0 else {
        if errno == EINTR { continue }
        break
      }
      for index in ends.indices where ends[index].fd >= 0 && ends[index].revents != 0 {
        let count = read(ends[index].fd, &piece, piece.count)
        if count > 0 {
          let room = Self.limit - texts[index].count
          texts[index].append(contentsOf: piece[..<min(count, room)])
        } else if count == 0 || errno != EINTR {
          ends[index].fd = -1
        }
      }
    }
    close(output)
    close(errors)
    return (texts[0], texts[1])
  }
}
