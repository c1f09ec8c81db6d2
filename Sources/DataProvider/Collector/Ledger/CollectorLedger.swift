package import AWSClient
package import ServerlessModel
import Synchronization

/// What looking costs: counted call by call, charged to the coverage that is written, and kept by the day.
package final class CollectorLedger: Sendable {
  /// Calls that no coverage has been charged with.
  struct Charge: Hashable {
    var account: String
    var region: String
    var source: Coverage.Source
  }

  private struct State {
    var total = Spending()
    /// Oldest first; the last is the one that is spent on.
    var days: [SpentDay] = []
    var uncharged: [Charge: Spending] = [:]
    /// Dollars put aside for what runs.
    var promised = 0.0
    /// What queries that run were charged for, by their ids.
    var scanned: [String: Double] = [:]
  }

  private let state: Mutex<State>

  /// A ledger that goes on with what was spent on the days before.
  package init(resuming days: [SpentDay] = []) {
    state = Mutex(State(days: days))
  }

  /// All that was spent since the collector began.
  package var total: Spending { state.withLock { $0.total } }

  /// What was spent on a day in UTC.
  package func spent(on day: Instant) -> Spending {
    state.withLock { state in
      state.days.last { $0.day == day.date }?.spending ?? Spending()
    }
  }

  /// What was spent on each day, oldest first.
  package var days: [SpentDay] { state.withLock { $0.days } }

  /// Counts a call.
  package func count(_ call: AWSCall, account: String, at time: Instant) {
    add(
      CallPrices.spending(of: call),
      to: Charge(account: account, region: call.region, source: call.operation.source), at: time)
  }

  /// Counts dollars that a call turned out to cost.
  package func count(dollars: Double, of call: AWSCall, account: String, at time: Instant) {
    add(
      Spending(dollars: dollars),
      to: Charge(account: account, region: call.region, source: call.operation.source), at: time)
  }

  /// Puts dollars aside for what costs only once it runs; `false` where a day's limit does not leave them.
  func promise(_ dollars: Double, within limit: Double?, at time: Instant) -> Bool {
    let spent = spent(on: time).dollars
    return state.withLock { state in
      if let limit, spent + state.promised + dollars > limit { return false }
      state.promised += dollars
      return true
    }
  }

  /// Takes back what was put aside.
  func release(_ dollars: Double) { state.withLock { $0.promised -= dollars } }

  /// Answers how many of the bytes that a query has scanned are new.
  func charge(scanned bytes: Double, of query: String, isDone: Bool) -> Double {
    state.withLock { state in
      let before = state.scanned[query] ?? 0
      state.scanned[query] = isDone ? nil : max(before, bytes)
      return max(0, bytes - before)
    }
  }

  private func add(_ spending: Spending, to charge: Charge, at time: Instant) {
    state.withLock { state in
      state.total += spending
      if state.days.last?.day != time.date {
        state.days.append(SpentDay(day: time.date, spending: Spending()))
      }
      state.days[state.days.count - 1].spending += spending
      state.uncharged[charge, default: Spending()] += spending
    }
  }

  /// Puts what is not charged yet on the rows that it was spent for, else on others of the account.
  func charge(_ rows: inout [Coverage]) -> [Charge: Spending] {
    let waiting = state.withLock { $0.uncharged }
    var charged: [Charge: Spending] = [:]
    for (charge, spending) in waiting {
      let row =
        rows.firstIndex {
          $0.account == charge.account && $0.source == charge.source && $0.region == charge.region
        } ?? rows.firstIndex { $0.account == charge.account && $0.source == charge.source }
        ?? rows.firstIndex { $0.account == charge.account }
      guard let row else { continue }
      rows[row].apiCalls += spending.calls
      rows[row].apiCostUSD += spending.dollars
      charged[charge] = spending
    }
    settle(charged, sign: -1)
    return charged
  }

  /// Takes back a charge whose rows were not written.
  func refund(_ charged: [Charge: Spending]) { settle(charged, sign: 1) }

  private func settle(_ charged: [Charge: Spending], sign: Int) {
    state.withLock { state in
      for (charge, spending) in charged {
        var left = state.uncharged[charge] ?? Spending()
        left += Spending(
          calls: sign * spending.calls, metrics: sign * spending.metrics,
          dollars: Double(sign) * spending.dollars)
        state.uncharged[charge] = left.calls == 0 && abs(left.dollars) < 1e-12 ? nil : left
      }
    }
  }
}
