import Glibc

/// What runs of a function usually take, by those that ended in the day before.
package struct RunBaseline: Hashable, Sendable {
  /// The middle and the tail of one figure.
  package struct Usual: Hashable, Sendable {
    package var p50: Double
    package var p99: Double

    /// Makes the value from its parts.
    package init(p50: Double, p99: Double) {
      self.p50 = p50
      self.p99 = p99
    }

    /// What a run must exceed to be anomalous: three and a half times as far above the middle, on a logarithm, as a
    /// normal figure's standard deviation would be.
    ///
    /// Where all runs are alike a twentieth stands for it, so that one megabyte more is nothing.
    package var limit: Double {
      let middle = log1p(p50)
      return expm1(middle + 3.5 * max((log1p(p99) - middle) / 2.326, 0.05))
    }
  }

  /// Fewer runs say nothing.
  package static let leastRuns = 100

  /// In milliseconds; `nil` where fewer runs say.
  package var duration: Usual?
  /// In megabytes; `nil` where fewer runs say.
  package var memory: Usual?

  /// Makes the value from its parts.
  package init(duration: Usual? = nil, memory: Usual? = nil) {
    self.duration = duration
    self.memory = memory
  }

  /// Whether a run took far more time or memory than usual; `nil` where neither can be said.
  package func isAnomalous(durationMs: Double?, maxMemoryMB: Double?) -> Bool? {
    let verdicts = [
      duration.flatMap { usual in durationMs.map { $0 > usual.limit } },
      memory.flatMap { usual in maxMemoryMB.map { $0 > usual.limit } },
    ].compactMap(\.self)
    return verdicts.isEmpty ? nil : verdicts.contains(true)
  }
}
