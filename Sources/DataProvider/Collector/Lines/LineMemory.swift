/// How long lines matter to what is derived of later ones, in milliseconds.
enum LineMemory {
  /// Nothing that is still to come hangs on older lines: SQS hides a message no longer, and an asynchronous event is tried
  /// again for six hours.
  static let reach: Int64 = 12 * 3_600_000
  /// The longest that a run goes on, an asynchronous one on Managed Instances.
  static let longestRun: Int64 = 5_400_000
  /// The longest that lines are owed to a run which a late line tells of, its init before and its handler's lines after.
  static let longestInit: Int64 = 60_000
  static let longestHandler: Int64 = 900_000
  /// Lines so late are as good as new.
  static let recent: Int64 = 1_800_000
  /// The time by which what is settled lags behind what was read: lines of an init belong to a run that starts later.
  static let lag: Int64 = 30_000
  /// After its end nothing more is said of a run.
  static let quiet: Int64 = 600_000
}
