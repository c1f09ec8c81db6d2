/// How far what was sent to a terminal has come, in bytes since some beginning.
package struct LineProgress: Hashable, Sendable {
  /// What was sent so far, or more: the kernel's figures of a busy connection are not of one moment,
  /// and now and then what arrives meanwhile is counted twice.
  package let sent: UInt64
  /// What the other end has taken of it.
  package let taken: UInt64
  /// Whether some of it has not even left this program, since the line takes no more.
  package let isBlocked: Bool

  /// Makes a progress.
  package init(sent: UInt64, taken: UInt64, isBlocked: Bool = false) {
    self.sent = sent
    self.taken = taken
    self.isBlocked = isBlocked
  }
}
