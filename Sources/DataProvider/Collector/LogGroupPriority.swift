package import ServerlessModel

/// A log group, and why it is read now.
package struct LogGroupPriority: Hashable, Sendable {
  /// Why a group is read; the first ones are read first.
  package enum Reason: Int, Comparable, Sendable, CaseIterable {
    case focus, failing, active, idle

    package static func < (left: Reason, right: Reason) -> Bool { left.rawValue < right.rawValue }
  }

  package var group: LogGroupID
  package var reason: Reason
  /// The function that writes to it, where the inventory says one.
  package var function: ResourceID?
  /// The stream and the span that are looked at, of which every line is wanted.
  package var stream: String?
  package var span: TimeSpan?
  /// Whether anything ran since the group was read last; `nil` where metrics do not say.
  package var ranSince: Bool?
  /// What it holds, where the inventory says so.
  package var stored: InsightsPrice.Stored?

  /// Makes the value from its parts.
  package init(
    group: LogGroupID, reason: Reason, function: ResourceID? = nil, stream: String? = nil,
    span: TimeSpan? = nil, ranSince: Bool? = nil, stored: InsightsPrice.Stored? = nil
  ) {
    self.group = group
    self.reason = reason
    self.function = function
    self.stream = stream
    self.span = span
    self.ranSince = ranSince
    self.stored = stored
  }
}
