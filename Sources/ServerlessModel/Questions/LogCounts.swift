/// How many lines of each seriousness there are in equal steps of a span.
package struct LogCounts: Hashable, Sendable {
  /// The lines of one step.
  package struct Step: Hashable, Sendable {
    package var errors = 0
    package var warnings = 0
    package var others = 0

    /// A step without lines.
    package init() {}

    package var total: Int { errors + warnings + others }

    /// Counts lines of a level.
    package mutating func add(_ level: LogLevel?, count: Int = 1) {
      switch level {
      case .error, .fatal: errors += count
      case .warn: warnings += count
      default: others += count
      }
    }
  }

  package var span: TimeSpan
  package var steps: [Step]
  /// Whether only a part was looked through and the rest is taken to be like it.
  package var isAbout: Bool

  /// A span without lines, in at least one step.
  package init(span: TimeSpan, steps: Int, isAbout: Bool = false) {
    self.span = span
    self.steps = Array(repeating: Step(), count: max(1, steps))
    self.isAbout = isAbout
  }

  package var total: Int { steps.reduce(0) { $0 + $1.total } }

  /// The step that a moment lies in, or the nearest one.
  package func step(of time: Instant) -> Int {
    let length = max(1, span.milliseconds)
    let offset = max(0, min(length - 1, time.milliseconds - span.start.milliseconds))
    return Int(offset * Int64(steps.count) / length)
  }

  /// Counts a line.
  package mutating func add(_ time: Instant, _ level: LogLevel?) {
    steps[step(of: time)].add(level)
  }
}

/// Where a line stands among all lines of a question.
package struct LogPosition: Hashable, Sendable {
  /// How many lines come before it.
  package var before: Int
  /// How many lines there are.
  package var total: Int
  /// Whether both are estimates.
  package var isAbout: Bool

  /// Makes the value from its parts.
  package init(before: Int, total: Int, isAbout: Bool = false) {
    self.before = before
    self.total = total
    self.isAbout = isAbout
  }
}
