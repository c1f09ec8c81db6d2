package import ServerlessModel

/// What one reading of a group gave.
package struct PolledLines: Sendable {
  package var group: LogGroupID
  /// The function that writes to the group, where it is known.
  package var function: ResourceID?
  /// What was asked for.
  package var span: TimeSpan
  /// Up to where no more lines are expected.
  package var settled: Instant
  /// By stream, in any order, with the runs that the lines name themselves; each line has an event hash.
  package var blocks: [LogBlock]

  /// Makes the value from its parts.
  package init(
    group: LogGroupID, function: ResourceID? = nil, span: TimeSpan, settled: Instant,
    blocks: [LogBlock]
  ) {
    self.group = group
    self.function = function
    self.span = span
    self.settled = settled
    self.blocks = blocks
  }
}
