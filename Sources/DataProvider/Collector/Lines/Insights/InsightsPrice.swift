package import ServerlessModel

/// What a query will about cost, said before it runs.
///
/// Insights bills what it scans: all text of the groups in the span, whatever the query keeps of it.
package struct InsightsPrice: Hashable, Sendable {
  /// What DescribeLogGroups says of a group.
  package struct Stored: Hashable, Sendable {
    /// Compressed, as CloudWatch keeps it.
    package var storedBytes: Int64
    package var created: Instant
    /// `nil` where lines are kept for ever.
    package var retentionDays: Int?

    /// Makes the value from its parts.
    package init(storedBytes: Int64, created: Instant, retentionDays: Int? = nil) {
      self.storedBytes = storedBytes
      self.created = created
      self.retentionDays = retentionDays
    }

    /// What a recording says of a group; `nil` where it does not say how much it holds.
    init?(_ group: LogGroupConfiguration) {
      guard let bytes = group.storedBytes, let created = group.createdAt else { return nil }
      self.init(storedBytes: bytes, created: created, retentionDays: group.retentionDays)
    }
  }

  package var bytes: Int64
  /// Groups of which nothing is known, so that their bytes are not in it.
  package var unknownGroups: Int

  /// Dollars a GB scanned in most regions, as of 2026-11.
  ///
  /// Source: https://aws.amazon.com/cloudwatch/pricing/
  package static let dollarsPerGB = 0.005
  /// Stored bytes are compressed; text is about so many times as long.
  ///
  /// Source: text logs compress four to eight times with gzip; the dearer end is told.
  package static let expansion = 6.0

  /// Estimates a question: of each group the part of its stored bytes that the span is of the time it keeps lines.
  package init(_ question: InsightsQuestion, stored: [LogGroupID: Stored], at now: Instant) {
    bytes = 0
    unknownGroups = question.groups.count { stored[$0] == nil }
    for group in question.groups {
      guard let held = stored[group] else { continue }
      let share = Self.share(of: question.span, held, now)
      bytes += Int64(Double(max(0, held.storedBytes)) * share * Self.expansion)
    }
  }

  /// A price of bytes that are known.
  package init(bytes: Int64, unknownGroups: Int) {
    self.bytes = bytes
    self.unknownGroups = unknownGroups
  }

  /// Adds what another question costs.
  package mutating func add(_ other: InsightsPrice) {
    bytes += other.bytes
    unknownGroups += other.unknownGroups
  }

  private static func share(of span: TimeSpan, _ held: Stored, _ now: Instant) -> Double {
    let kept = held.retentionDays.map { now.adding(seconds: -Int64($0) * 86_400) }
    let all = TimeSpan(start: max(held.created, kept ?? held.created), end: now)
    guard !all.isEmpty else { return 1 }
    return Double(span.intersection(all).milliseconds) / Double(all.milliseconds)
  }

  package var dollars: Double { Double(bytes) / 1e9 * Self.dollarsPerGB }

  /// The price in words: `scans about 12.0 GB, about $0.06`.
  package var sentence: String {
    let known =
      "scans about \(Self.amount(Double(bytes) / 1e9, places: 1)) GB, "
      + "about $\(Self.amount(dollars, places: 2))"
    guard unknownGroups > 0 else { return known }
    return known + ", and what \(unknownGroups) of the groups hold, which is not known"
  }

  private static func amount(_ value: Double, places: Int) -> String {
    let scale = places == 1 ? 10 : 100
    let scaled = Int((value * Double(scale)).rounded(.up))
    let rest = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: places - rest.count) + rest
  }
}
