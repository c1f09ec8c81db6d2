import ServerlessModel

/// Whether a group has more lines than are read one by one: round after round it stays far behind.
struct LineBacklog: Hashable {
  /// A group that is behind by no more catches up by itself.
  static let mostSeconds: Int64 = 300
  /// As many rounds in a row are no rush of a moment.
  static let rounds = 3

  private var count = 0
  private var restsUntil = Instant(milliseconds: .min)

  /// A round of reading ended so many seconds before now.
  mutating func note(behind seconds: Int64) { count = seconds > Self.mostSeconds ? count + 1 : 0 }

  /// Asking was in vain, or cannot be paid for, until a moment.
  mutating func rest(until moment: Instant) { restsUntil = moment }

  /// Whether somebody else must answer for the group.
  func isTooLong(at now: Instant) -> Bool { count >= Self.rounds && now >= restsUntil }
}
