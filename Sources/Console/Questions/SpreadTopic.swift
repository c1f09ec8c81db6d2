import ServerlessModel

/// Which figure of a function's runs is shown spread out.
package struct SpreadTopic: Hashable, Sendable {
  /// By ARN or name.
  var resource: String
  var measure = SpreadMeasure.duration
}

/// A figure that each run of a function has.
package enum SpreadMeasure: CaseIterable, Hashable, Sendable {
  case duration, billed, initTime, memory

  /// What a chart spreads out first.
  init(chart id: String) {
    self =
      switch id {
      case "memory": .memory
      case "cold": .initTime
      default: .duration
      }
  }

  var title: String {
    switch self {
    case .duration: "Duration"
    case .billed: "Billed duration"
    case .initTime: "Init"
    case .memory: "Memory used"
    }
  }

  /// In a sentence: `spread of init times`.
  var noun: String {
    switch self {
    case .duration: "durations"
    case .billed: "billed durations"
    case .initTime: "init times"
    case .memory: "memory"
    }
  }

  /// The figure of a run in the units of `LatencySpread`: microseconds, and 1024 for a megabyte, so that the sizes that
  /// functions have begin ranges of their own.
  func value(of run: Execution) -> Int64? {
    switch self {
    case .duration: run.duration?.microseconds
    case .billed: run.billed?.microseconds
    case .initTime: run.initDuration?.microseconds
    case .memory: run.maxMemoryMB.map { Int64($0) * Self.megabyte }
    }
  }

  static let megabyte: Int64 = 1024

  /// A figure in words.
  func text(_ value: Int64) -> String {
    self == .memory
      ? "\(value / Self.megabyte) MB" : Figures.duration(Elapsed(microseconds: value))
  }
}
