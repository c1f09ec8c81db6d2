import ServerlessModel

extension ComparedFigure.Kind {
  /// What it is called.
  package var title: String {
    switch self {
    case .errors: "errors"
    case .p95: "p95"
    case .cost: "$ per 1M"
    case .coldStarts: "cold starts"
    }
  }

  /// A value with its unit.
  package func words(_ value: Double) -> String {
    switch self {
    case .errors, .coldStarts: Format.percent(value)
    case .p95: Format.milliseconds(value)
    case .cost: Format.usd(value)
    }
  }

  /// A difference with its sign and unit: `+49 pt` for percentage points, `-12 ms`.
  package func change(_ difference: Double) -> String {
    let sign = difference < 0 ? "-" : "+"
    let size = difference.magnitude
    return switch self {
    case .errors, .coldStarts: sign + Format.percent(size).replacing(" %", with: " pt")
    case .p95, .cost: sign + words(size)
    }
  }

  /// The ends of an interval of a difference.
  package func interval(_ difference: Estimate) -> String {
    "\(change(difference.low)) to \(change(difference.high))"
  }
}

extension ComparedFigure.Verdict {
  /// What it says, in words.
  package var title: String {
    switch self {
    case .worse: "Worse"
    case .better: "Better"
    case .noDifference: "No difference that the data can show"
    case .tooFew: "Too few runs to say"
    }
  }
}

extension Diff {
  /// What the intervals promise.
  package var promise: String {
    let level = Format.percent(Confidence.level)
    return confidence.functions == 1
      ? "Each interval holds the true change with \(level)."
      : "The intervals of a figure hold all \(confidence.functions) true changes together with \(level); fewer can show smaller ones."
  }

  /// Functions of which one thing is said.
  package func functions(_ verdict: ComparedFigure.Verdict) -> [ComparedFunction] {
    functions.filter { $0.verdict == verdict }
  }
}
