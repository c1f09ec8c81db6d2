package import AWSClient

/// What a collector lends to who reads log lines.
package struct LineMeans: Sendable {
  package var clock: any TimeKeeper
  /// What Logs Insights may cost; `nil` where it may not be asked.
  package var purse: QueryPurse?
  /// Tells a user a sentence.
  package var tell: @Sendable (String) -> Void

  /// Makes the value from its parts.
  package init(
    clock: any TimeKeeper, purse: QueryPurse? = nil,
    tell: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.clock = clock
    self.purse = purse
    self.tell = tell
  }
}
