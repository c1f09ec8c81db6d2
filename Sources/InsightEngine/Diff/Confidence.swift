import Glibc

/// How sure the intervals of one comparison are: 95 % for all functions together.
///
/// The 5 % are shared evenly among the functions (Bonferroni), so that in a fleet of a hundred a function that looks
/// worse by chance is no more likely than for a single one.
package struct Confidence: Hashable, Sendable {
  /// The chance that no interval of one figure misses.
  package static let level = 0.95
  /// How many functions share the chance of a miss.
  package let functions: Int
  /// The width of an interval in standard errors.
  let width: Double

  init(functions: Int) {
    self.functions = max(1, functions)
    width = Self.quantile(tail: (1 - Self.level) / 2 / Double(self.functions))
  }

  /// The value that a standard normal variable exceeds with a chance of `tail`.
  private static func quantile(tail: Double) -> Double {
    var (low, high) = (0.0, 38.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if erfc(middle / 2.0.squareRoot()) / 2 > tail { low = middle } else { high = middle }
    }
    return low
  }
}
