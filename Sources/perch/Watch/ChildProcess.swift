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
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return .notStarted(reason(errno)) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var child: pid_t = 0
    let failure = spawn(program, reading: ends[0], &child)
    close(ends[0])
    guard failure == 0 else {
      close(ends[1])
      return .notStarted(reason(failure))
    }
    let deadline = ContinuousClock.now + limit
    feed(input, to: ends[1], until: deadline)
    close(ends[1])
    return wait(for: child, until: deadline)
  }

  /// Starts it in a process group of its own, with the signals as programs expect them.
  private static func spawn(_ program: String, reading input: Int32, _ child: inout pid_t) -> Int32
  {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    let variables = ProcessInfo.processInfo.environment.map { "\($0)=\($1)" }
    let arguments = copies(of: [program])
    let environment = copies(of: variables)
    defer { for text in arguments + environment { free(text) } }
    return posix_spawnp(
      &child, program, &actions, &attributes, arguments, environment)
  }

  /// The texts as C takes them, with the null that ends them; to be freed by who asks.
  private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { (text: String) in strdup(text) } + [nil]
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

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
