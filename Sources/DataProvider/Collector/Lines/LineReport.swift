package import ServerlessModel

/// What came of one round of reading.
package struct LineReport: Hashable, Sendable {
  /// Groups that were read to the end of what was asked for.
  package var read = 0
  /// Groups that had nothing to read.
  package var passed = 0
  /// Groups that must wait: for their next try, or since no call was left.
  package var waiting = 0
  package var calls = 0
  package var lines = 0
  /// By how many seconds groups are behind that were not read to the end.
  package var behind: [LogGroupID: Int64] = [:]
  /// Whether groups wait since no call was left for them.
  package var isCutShort = false
  /// What went wrong, one sentence each.
  package var problems: [String] = []

  /// Whether each group was read to the end of what was asked for, unless AWS refused it.
  package var isWhole: Bool { behind.isEmpty && !isCutShort }

  /// Nothing was read.
  package init() {}
}
