/// How fine the time of a line is.
enum TimePrecision: UInt8, Hashable {
  case millisecond, second
  /// The source gives no time; the line has that of a neighbour.
  case none

  /// What stands in place of an event's hash in the recording, so that a later import knows the line again.
  var mark: UInt64 {
    switch self {
    case .millisecond: 0
    case .second: 1
    case .none: 2
    }
  }

  /// Reads the mark; any other number is the hash of an event id.
  init(mark: UInt64) {
    self = mark == 1 ? .second : mark == 2 ? .none : .millisecond
  }

  /// The hash of an event id, 0 for a mark.
  static func event(_ stored: UInt64) -> UInt64 { stored > 2 ? stored : 0 }
}

/// What a source says of a line beside its message.
struct LineMark {
  /// An index into the streams of `Intake`.
  var stream: Int
  var time: Int64
  /// FNV-1a of the event id; 0 where there is none.
  var event: UInt64 = 0
}

/// One stream of one group that lines are being gathered of.
struct StreamKey: Hashable {
  var name: String
  var precision: TimePrecision
}
