/// How one execution ended.
package enum ExecutionStatus: UInt8, Codable, CaseIterable, Sendable {
  case success, error, timeout, outOfMemory, initError, exit
  /// START was seen and REPORT is not due yet.
  case running
  /// START was seen and REPORT never came.
  case unknown

  /// The name that JSON, filters and the command line use.
  package var name: String {
    switch self {
    case .success: "success"
    case .error: "error"
    case .timeout: "timeout"
    case .outOfMemory: "outOfMemory"
    case .initError: "initError"
    case .exit: "exit"
    case .running: "running"
    case .unknown: "unknown"
    }
  }

  /// Finds the status by its name.
  package init?(name: String) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  /// Whether the run ended badly; `running` and `unknown` did not, as far as is known.
  package var isFailure: Bool {
    switch self {
    case .error, .timeout, .outOfMemory, .initError, .exit: true
    case .success, .running, .unknown: false
    }
  }
}
