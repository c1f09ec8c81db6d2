import AWSClient
import Foundation
import Glibc

/// Runs one program without a shell, feeds its standard input, and never waits for it longer than told.
enum ChildProcess {
  /// How a program ended.
  enum Ending: Hashable {
    case exited(Int32)
    case killed(Int32)
    case timedOut
    case notStarted(String)
  }

  /// Runs a program to its end; what it prints goes to standard error, since standard output is data.
  static func run(_ program: String, input: [UInt8], within limit: Duration) -> Ending {
    let ends: (read: Int32, write: Int32)
    let child: pid_t
    do throws(ProgramStart.Trouble) {
      ends = try ProgramStart.pipe()
      child = try start(program, reading: ends)
    } catch { return .notStarted(error.reason) }
    let deadline = ContinuousClock.now + limit
    feed(input, to: ends.write, until: deadline)
    close(ends.write)
    return wait(for: child, until: deadline)
  }

  /// Starts it, and leaves it alone with what it reads from.
  private static func start(
    _ program: String, reading ends: (read: Int32, write: Int32)
  ) throws(ProgramStart.Trouble) -> pid_t {
    defer { close(ends.read) }
    do throws(ProgramStart.Trouble) {
      return try ProgramStart.start(
        [program], ProcessInfo.processInfo.environment, in: .processGroup,
        files: [STDIN_FILENO: ends.read, STDOUT_FILENO: STDERR_FILENO])
    } catch {
      close(ends.write)
      throw error
    }
  }

  /// Writes as much as the program takes in time; one that does not read is no failure.
  private static func feed(
    _ bytes: [UInt8], to file: Int32, until deadline: ContinuousClock.Instant
  ) {
    _ = fcntl(file, F_SETFL, O_NONBLOCK)
    var rest = bytes[...]
    while !rest.isEmpty, ContinuousClock.now < deadline {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var ready = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, 100)
      } else if errno != EINTR {
        return
      }
    }
  }

  private static func wait(for child: pid_t, until deadline: ContinuousClock.Instant) -> Ending {
    var status: Int32 = 0
    var pause: useconds_t = 1000
    while waitpid(child, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < deadline else {
        kill(-child, SIGKILL)
        waitpid(child, &status, 0)
        return .timedOut
      }
      usleep(pause)
      pause = min(pause * 2, 50_000)
    }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
  }
}
