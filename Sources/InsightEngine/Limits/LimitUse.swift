package import ServerlessModel

/// One limit with the use of it: now, at its peak, how it grows, and how long it lasts.
package struct LimitUse: Sendable {
  package var quota: Quota
  /// Whose limit it is; `nil` for one of the whole account and region.
  package var resource: ResourceID?
  /// The newest use in the window.
  package var used: Double?
  /// The most in the weeks that were looked at.
  package var peak: Double?
  /// By the line through the daily peaks.
  package var growthPerDay: Double?
  /// `nil` where no use over time is recorded.
  package var runway: Runway?
  /// Who uses it, the most first.
  package var users: [User] = []

  /// One user of a limit that several share.
  package struct User: Hashable, Sendable {
    package var resource: ResourceID
    package var peak: Double
  }

  /// The greater of both uses as a share of the limit; `nil` where no use is known.
  package var share: Double? {
    [used, peak].compactMap(\.self).max().map { $0 / max(quota.limit, .leastNonzeroMagnitude) }
  }

  package var severity: Severity? {
    let days = runway?.earliestDays
    if let share, share >= 0.95 { return .critical }
    if let share, share >= 0.8 { return .warning }
    return days.map { $0 < 30 } == true ? .warning : nil
  }

  /// A value of it, in the unit that its name tells; a dash for none.
  package func words(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    guard quota.name.hasSuffix("(bytes)") else { return Format.short(value) }
    return Format.bytes(Int64(max(-9e18, min(9e18, value))))
  }

  /// What runs out first, then what is fullest; what nobody counted last.
  static func isSooner(_ left: LimitUse, _ right: LimitUse) -> Bool {
    let (one, other) = (left.soon, right.soon)
    if one != other { return one < other }
    let shares = (left.share ?? -1, right.share ?? -1)
    return shares.0 != shares.1 ? shares.0 > shares.1 : left.label < right.label
  }

  /// Days until it is reached within a year; beyond that nobody plans.
  private var soon: Double {
    guard case .days(let days, _, _)? = runway, days <= 365 else { return .infinity }
    return days
  }

  private var label: String {
    "\(quota.name) \(resource?.arn ?? "") \(quota.account) \(quota.region)"
  }
}

extension Runway {
  /// Days until the limit is reached at the earliest; `nil` where it is not seen to come.
  package var earliestDays: Double? {
    if case .days(_, let earliest, _) = self { earliest } else { nil }
  }

  /// `in 12 d (9 to 20)`, `not growing`, or how many of the days that are needed are held.
  package var words: String {
    switch self {
    case .days(let days, let earliest, let latest):
      days == 0
        ? "reached" : "in \(Self.round(days)) d (\(Self.range(earliest, latest)))"
    case .endless: "not growing"
    case .tooShort(let days): "\(days) of \(Self.leastDays) d"
    }
  }

  private static func range(_ earliest: Double, _ latest: Double?) -> String {
    latest.map { "\(round(earliest)) to \(round($0))" } ?? "\(round(earliest)) or never"
  }

  private static func round(_ days: Double) -> String {
    days < 10 ? Format.fixed(days, 1) : Format.short(days.rounded())
  }
}
