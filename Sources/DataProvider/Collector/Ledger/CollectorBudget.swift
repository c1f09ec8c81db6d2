import Foundation
package import ServerlessModel

/// How much a day of looking may cost, and what follows from it.
package struct CollectorBudget: Hashable, Sendable {
  /// `nil` for no limit.
  package var dollarsPerDay: Double?

  /// Makes the budget; a dollar a day unless said otherwise.
  package init(dollarsPerDay: Double? = 1) { self.dollarsPerDay = dollarsPerDay }

  /// What the budget says of the next refresh.
  package enum Decision: Hashable, Sendable {
    case go
    /// The next refresh comes so many seconds after this one, so that the day's money lasts.
    case slow(seconds: Double)
    case pause(until: Instant, sentence: String)
  }

  /// Decides on refreshes that cost `refresh` dollars each and would come every `seconds`.
  package func decide(
    refresh: Double, every seconds: Double, spent: Double, at now: Instant
  ) -> Decision {
    guard let dollarsPerDay, refresh > 0 else { return .go }
    let midnight = Self.midnight(after: now)
    let left = dollarsPerDay - spent
    guard left >= refresh else {
      return .pause(until: midnight, sentence: sentence(refresh, spent, midnight))
    }
    let needed = Double(midnight.since(now)) / 1000 / (left / refresh)
    return needed > seconds ? .slow(seconds: needed) : .go
  }

  /// When the next day in UTC begins.
  static func midnight(after now: Instant) -> Instant {
    now.floored(toSeconds: 86_400).adding(seconds: 86_400)
  }

  private func sentence(_ refresh: Double, _ spent: Double, _ midnight: Instant) -> String {
    let budget = Self.dollars(dollarsPerDay ?? 0)
    if refresh > dollarsPerDay ?? 0 {
      return "metrics paused: one refresh costs \(Self.dollars(refresh)), more than the budget of "
        + "\(budget) a day; raise --budget or name fewer services"
    }
    return "metrics paused until \(midnight.clockMinutes) UTC: \(Self.dollars(spent)) of today's "
      + "\(budget) is spent; raise --budget to go on"
  }

  static func dollars(_ amount: Double) -> String {
    "$" + String(format: amount >= 0.1 || amount == 0 ? "%.2f" : "%.4f", amount)
  }
}
