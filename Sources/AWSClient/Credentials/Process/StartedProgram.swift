import Glibc

/// A program that runs, and the ends of the pipes that it prints into.
struct StartedProgram: Sendable {
  /// Why it could not be started.
  struct Trouble: Error {
    var reason: String
  }

  let child: pid_t
  private let output: Int32
  private let errors: Int32
  /// What no credentials come near to; more is read and dropped, so that the program can end.
  private static let limit = 1 << 16

  /// Starts it in a session of its own, so that it can neither read from the terminal nor write to it.
  init(_ words: [String], _ environment: [String: String]) throws(Trouble) {
    let (output, errors) = (try Self.pipe(), try Self.pipe())
    defer {
      close(output.write)
      close(errors.write)
    }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.write, STDERR_FILENO)
    Self.setUsualSignals(&attributes)
    let arguments = Self.copies(of: words)
    let variables = Self.copies(of: environment.map { "\($0)=\($1)" })
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    let failure = posix_spawnp(&child, words[0], &actions, &attributes, arguments, variables)
    guard failure == 0 else {
      close(output.read)
      close(errors.read)
      throw Trouble(reason: String(cString: strerror(failure)).lowercased())
    }
    self.child = child
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

  private static func pipe() throws(Trouble) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else {
      throw Trouble(reason: String(cString: strerror(errno)).lowercased())
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Signals as programs expect them, whatever perch does with its own.
  private static func setUsualSignals(_ attributes: inout posix_spawnattr_t) {
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | session)
  }

  /// `POSIX_SPAWN_SETSID` of glibc and musl, which Swift does not import.
  private static let session: Int16 = 0x80

  /// The texts as C takes them, with the null that ends them; to be freed by who asks.
  private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { (text: String) in strdup(text) } + [nil]
  }
}
