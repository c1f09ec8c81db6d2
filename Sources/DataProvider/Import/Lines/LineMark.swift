/// How fine the time of a line is.
enum TimePrecision: UInt8, Hashable {
  case millisecond, second
  /// The source gives no time; the line has that of a neighbour.
  case none
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
