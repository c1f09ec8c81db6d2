/// One simulated run of a function.
struct Run {
  enum Outcome {
    case success
    case error(type: String, message: String)
    case timeout
    case outOfMemory
  }

  var requestID: String
  var start: Int64
  var durationUs: Int64
  var initUs: Int64?
  var billedMs: Int64
  var usedMB: Int
  var outcome: Outcome
  var attempt: Int
  var stream: Int
  var isFirstOfStream: Bool
  var version: Int
  var traceID: String
  var segmentID: String
  var isSampled: Bool
  /// Milliseconds that the called partner took; `nil` when it never answered or was not asked.
  var partnerMs: Double?

  var durationMs: Double { Double(durationUs) / 1000 }
  var end: Int64 { start + (durationUs + 999) / 1000 }
  var isFailure: Bool { if case .success = outcome { false } else { true } }
}

/// One execution environment while it lives.
struct Environment {
  var stream: Int
  var version: Int
  var freeAt: Int64
  var lastUsed: Int64
  var runs = 0
  var baseMB: Double
  var idleLimit: Int64
}

/// A run that is due.
struct Arrival {
  var time: Int64
  var requestID: String
  var traceID: String
  var isSampled: Bool
  var attempt = 1
}
