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

/// The streams that lines are being gathered of, a column a property: a block must never be copied for one line.
struct OpenStreams {
  private(set) var groups: [Int] = []
  private(set) var precisions: [TimePrecision] = []
  private(set) var isWaiting: [Bool] = []
  private var blocks: [LogBlock] = []
  /// What the block before held: the next one of a busy stream will hold about as much.
  private var usual: [(lines: Int, textBytes: Int)] = []

  var count: Int { groups.count }

  mutating func add(_ name: String, group: Int, id: LogGroupID, precision: TimePrecision) {
    groups.append(group)
    precisions.append(precision)
    isWaiting.append(false)
    blocks.append(LogBlock(group: id, stream: name))
    usual.append((0, 0))
  }

  /// Adds a line to a stream; true for its first one since `take`.
  mutating func append(
    _ mark: LineMark, _ message: UnsafeRawBufferPointer, level: LogLevel?, request: RequestID?
  ) -> Bool {
    let isFirst = !isWaiting[mark.stream]
    if isFirst {
      let (lines, textBytes) = usual[mark.stream]
      blocks[mark.stream].reserve(lines: lines, textBytes: textBytes)
      isWaiting[mark.stream] = true
    }
    let event = mark.event != 0 ? mark.event : precisions[mark.stream].mark
    blocks[mark.stream].append(
      time: mark.time, message: message, level: level, request: request, eventHash: event)
    return isFirst
  }

  /// The lines gathered of a stream, which begins anew.
  mutating func take(_ stream: Int) -> LogBlock {
    var block = LogBlock(group: blocks[stream].group, stream: blocks[stream].stream)
    swap(&block, &blocks[stream])
    usual[stream] = (block.count + block.count / 8, block.text.count + block.text.count / 8)
    isWaiting[stream] = false
    return block
  }
}
