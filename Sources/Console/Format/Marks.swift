import CellGrid
import ServerlessModel

extension Severity {
  /// Shape and letter tell severities apart where colour cannot.
  var glyph: Character {
    switch self {
    case .critical: "●"
    case .warning: "▲"
    case .info: "○"
    }
  }

  var role: Role {
    switch self {
    case .critical: .critical
    case .warning: .warning
    case .info: .info
    }
  }
}

extension Pillar {
  var role: Role {
    switch self {
    case .operations: .ops
    case .security: .sec
    case .reliability: .rel
    case .performance: .perf
    case .cost: .cost
    }
  }

  var title: String {
    switch self {
    case .operations: "Operational excellence"
    case .security: "Security"
    case .reliability: "Reliability"
    case .performance: "Performance efficiency"
    case .cost: "Cost optimization"
    }
  }
}

extension ExecutionStatus {
  var glyph: String {
    switch self {
    case .success: " "
    case .error, .timeout, .outOfMemory, .initError, .exit: "●"
    case .running: "▸"
    case .unknown: "?"
    }
  }

  var words: String {
    switch self {
    case .outOfMemory: "out of memory"
    case .initError: "init error"
    default: name
    }
  }

  var role: Role {
    switch self {
    case .success: .text
    case .error, .timeout, .outOfMemory, .initError, .exit: .error
    case .running: .live
    case .unknown: .unknown
    }
  }
}

extension LogLevel {
  var role: Role {
    switch self {
    case .trace, .debug: .dim
    case .info: .text
    case .warn: .warning
    case .error, .fatal: .error
    case .platform: .dim
    }
  }

  var severity: Severity? {
    switch self {
    case .warn: .warning
    case .error, .fatal: .critical
    case .trace, .debug, .info, .platform: nil
    }
  }
}
