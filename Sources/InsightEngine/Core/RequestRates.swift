import ServerlessModel

/// The requests a second that all APIs of an account and region took together, minute by minute.
///
/// A class, since it reads an account's APIs once, one after another, when the account is judged.
final class RequestRates {
  /// One minute of all APIs.
  struct Minute {
    var perSecond = 0.0
    /// The few APIs with the most of it, busiest first.
    var top: [(api: String, perSecond: Double)] = []

    mutating func add(_ rate: Double, of api: String) {
      perSecond += rate
      let place = top.firstIndex { $0.perSecond < rate } ?? top.count
      top.insert((api, rate), at: place)
      if top.count > 3 { top.removeLast() }
    }
  }

  /// All minutes of an account and region, and why they may be too few.
  struct Rates {
    var minutes: [Int64: Minute] = [:]
    var missing: Missing?

    /// The last so many whole minutes before a moment, oldest first.
    func last(_ count: Int, before moment: Instant) -> [(time: Instant, minute: Minute)] {
      let end = moment.floored(toSeconds: 60)
      return (1...max(1, count)).reversed().map { place in
        let time = end.adding(seconds: Int64(-place) * 60)
        return (time, minutes[time.milliseconds] ?? Minute())
      }
    }
  }

  private let accounts: AccountIndex
  private let source: any FactSource
  private let span: TimeSpan
  private var known: [String: Rates?] = [:]

  init(_ accounts: AccountIndex, source: any FactSource, span: TimeSpan) {
    self.accounts = accounts
    self.source = source
    self.span = TimeSpan(start: span.start.adding(seconds: -3600), end: span.end)
  }

  /// The rates of an account and region; `nil` where it has no API.
  func rates(account: String, region: String) throws -> Rates? {
    let key = account + " " + region
    if let rates = known[key] { return rates }
    let apis = [ResourceKind.restAPI, .httpAPI].flatMap { kind in
      accounts.members(of: account, kind, at: span.end).filter { $0.region == region }
    }
    let rates = apis.isEmpty ? nil : try read(apis)
    known[key] = .some(rates)
    return rates
  }

  private func read(_ apis: [Resource]) throws -> Rates {
    var rates = Rates()
    for api in apis {
      switch try source.points("Count", .sum, of: api.id, in: span) {
      case .missing(let reason): rates.missing = rates.missing ?? reason
      case .value(let points): Self.add(PointColumn(points), of: api.name, to: &rates)
      }
    }
    return rates
  }

  /// A point of five minutes is five minutes of its mean.
  private static func add(_ column: PointColumn, of api: String, to rates: inout Rates) {
    for point in column.points.values where point.value > 0 {
      for minute in 0..<column.period / 60 {
        rates.minutes[point.time.milliseconds + minute * 60_000, default: Minute()]
          .add(point.value / Double(column.period), of: api)
      }
    }
  }
}
