import ServerlessModel

/// A log group that lines are being gathered of.
struct OpenGroup {
  let id: LogGroupID
  var streams: [StreamKey: Int] = [:]
  /// Streams that hold lines not handed on yet.
  var waiting: [Int] = []
  var waitingBytes = 0
  /// The file that its lines came from, the first one.
  var source: Int?
  /// The newest time handed on; a line before it means that the source is not in order.
  var handedOn = Int64.min
  /// Lines wait here to be united with those of other sources, and with what was handed on.
  var isUniting = false
  /// Whether a recording that is added to holds lines of it.
  var isHeld = false
  var spool: [SpooledBlock] = []
  var first = Int64.max
  var last = Int64.min
  var lines = 0
  var hasPlatformLines = false
  /// Event ids that were met, since a delivery may be repeated inside one file.
  var events: Set<UInt64> = []

  init(_ id: LogGroupID) { self.id = id }
}

/// Lines of one stream of one source.
struct SpooledBlock {
  var source: Int
  var precision: TimePrecision
  var block: LogBlock
}

/// A stream whose lines are being gathered.
struct OpenStream {
  let group: Int
  let name: String
  let precision: TimePrecision
  var block: LogBlock
}
