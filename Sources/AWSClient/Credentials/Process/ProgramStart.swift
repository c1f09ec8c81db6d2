package import Glibc

/// Starts programs without a shell, with signals as programs expect them, whatever perch does with its own.
package enum ProgramStart {
  /// What a program is set apart in, so that it can be ended with all that it started.
  package enum Apart: Sendable {
    case processGroup
    /// Nothing: it has the terminal until it ends.
    case terminal
    /// Without the terminal, so that it can neither read from it nor write to it.
    case session

    fileprivate var flag: Int16 {
      switch self {
      case .processGroup: Int16(POSIX_SPAWN_SETPGROUP)
      case .terminal: 0
      // `POSIX_SPAWN_SETSID` of glibc and musl, which Swift does not import.
      case .session: 0x80
      }
    }
  }

  /// Why a program could not be started.
  package struct Trouble: Error {
    /// The system's own number for it.
    package var code: Int32

    /// Takes what `errno` said.
    package init(code: Int32) { self.code = code }

    /// Says why in the system's words.
    package var reason: String { String(cString: strerror(code)) }
  }

  /// Starts a program with files of this process as its own, by the numbers that it knows them by; answers its number.
  package static func start(
    _ words: [String], _ environment: [String: String], in apart: Apart,
    files: KeyValuePairs<Int32, Int32>
  ) throws(Trouble) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, file) in files { posix_spawn_file_actions_adddup2(&actions, file, number) }
    setUsualSignals(&attributes, apart)
    let arguments = copies(of: words)
    let variables = copies(of: environment.map { "\($0)=\($1)" })
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, words.first ?? "", &actions, &attributes, arguments, variables)
    guard code == 0 else { throw Trouble(code: code) }
    return child
  }

  /// The two ends of a pipe that no other program gets.
  package static func pipe() throws(Trouble) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw Trouble(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func setUsualSignals(_ attributes: inout posix_spawnattr_t, _ apart: Apart) {
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | apart.flag)
  }

  /// The texts as C takes them, with the null that ends them; to be freed by who asks.
  private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { (text: String) in strdup(text) } + [nil]
  }
}
