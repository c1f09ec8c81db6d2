package import ServerlessModel

/// How much somebody wants to see of a group; the most wanted is read first.
package enum LineInterest: Int, Comparable, CaseIterable, Sendable {
  case idle, active, failing, focus

  package static func < (left: LineInterest, right: LineInterest) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A group whose lines are to be read, and what metrics say of its function.
package struct GroupDemand: Hashable, Sendable {
  /// Invocations that CloudWatch counts in a span that is settled.
  package struct Invocations: Hashable, Sendable {
    package var span: TimeSpan
    package var count: Int

    /// Makes the value from its parts.
    package init(span: TimeSpan, count: Int) {
      self.span = span
      self.count = count
    }
  }

  package var group: LogGroupID
  /// The function that writes to the group, where its name does not say it.
  package var function: ResourceID?
  package var interest: LineInterest
  /// Whether anything ran since the group was read last; `nil` where that is not known.
  package var ranSince: Bool?
  package var invocations: Invocations?
  /// What the group holds, where that is known.
  package var stored: InsightsPrice.Stored?

  /// Makes the value from its parts.
  package init(
    group: LogGroupID, function: ResourceID? = nil, interest: LineInterest = .active,
    ranSince: Bool? = nil, invocations: Invocations? = nil, stored: InsightsPrice.Stored? = nil
  ) {
    self.group = group
    self.function = function
    self.interest = interest
    self.ranSince = ranSince
    self.invocations = invocations
    self.stored = stored
  }
}
