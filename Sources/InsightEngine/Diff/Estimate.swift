import ServerlessModel

/// A figure and the interval that it lies in, by what was recorded.
package struct Estimate: Hashable, Sendable {
  package let value: Double
  package let low: Double
  package let high: Double

  /// The least count of runs that a share is judged by.
  static let leastRuns = 20
  /// The least count of minutes with runs that a mean cost is judged by.
  static let leastMinutes = 10

  init(_ value: Double, _ low: Double, _ high: Double) {
    self.value = value
    self.low = min(low, value)
    self.high = max(high, value)
  }

  /// A share of runs, by Wilson's score interval (1927).
  init?(share hits: Int, of runs: Int, _ confidence: Confidence) {
    guard runs >= Self.leastRuns else { return nil }
    let (count, share) = (Double(runs), Double(min(hits, runs)) / Double(runs))
    let square = confidence.width * confidence.width
    let spread = (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    let middle = (share + square / (2 * count)) / (1 + square / count)
    let reach = confidence.width * spread / (1 + square / count)
    self.init(share, max(0, middle - reach), min(1, middle + reach))
  }

  /// The 95th percentile of durations in milliseconds, between two of the durations themselves (Conover 1999, 3.2).
  ///
  /// `nil` where there are too few for one of them to lie above it.
  init?(slowest: [Double], of count: Int, _ confidence: Confidence) {
    guard let ranks = Ranks(count, confidence), slowest.count > count - ranks.low else {
      return nil
    }
    func duration(_ rank: Int) -> Double { slowest[count - rank] }
    self.init(duration(ranks.middle), duration(ranks.low), duration(ranks.high))
  }

  /// Dollars a million runs: a ratio over minutes with runs, so that runs of one minute may be alike (Cochran 1977, 6.3).
  init?(costOf minutes: [Counters], region: String, _ confidence: Confidence) {
    let held = minutes.filter { $0.executions > 0 }
    guard held.count >= Self.leastMinutes,
      let costs = try? held.map({ try Cost.total(of: $0, region: region) * 1e6 })
    else { return nil }
    let runs = held.map { Double($0.executions) }
    let all = runs.reduce(0, +)
    let ratio = costs.reduce(0, +) / all
    let squares = zip(costs, runs).reduce(0) { sum, minute in
      let rest = minute.0 - ratio * minute.1
      return sum + rest * rest
    }
    let count = Double(held.count)
    let reach = confidence.width * (squares * count / (count - 1)).squareRoot() / all
    self.init(ratio, max(0, ratio - reach), ratio + reach)
  }

  /// From another estimate to this one: both intervals' sides squared and added (Newcombe 1998, method 10).
  func difference(from before: Estimate) -> Estimate {
    func reach(_ one: Double, _ other: Double) -> Double {
      (one * one + other * other).squareRoot()
    }
    let change = value - before.value
    return Estimate(
      change, change - reach(value - low, before.high - before.value),
      change + reach(high - value, before.value - before.low))
  }
}

/// Which of many durations, counted from the shortest, is the 95th percentile and which bound it.
struct Ranks {
  let low: Int
  let middle: Int
  let high: Int

  /// `nil` where even the slowest may lie below it.
  init?(_ count: Int, _ confidence: Confidence) {
    let (runs, share) = (Double(count), 0.95)
    let reach = confidence.width * (runs * share * (1 - share)).squareRoot()
    low = max(1, Int((runs * share - reach).rounded(.up)))
    middle = max(1, Int((runs * share).rounded(.up)))
    high = Int((runs * share + reach).rounded(.up))
    guard high <= count else { return nil }
  }
}
