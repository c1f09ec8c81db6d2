/// Many lines of one log stream as columns over one text buffer: how lines travel in bulk, with no String a line.
///
/// Lines keep the order they were read in; the store sorts by time, equal times staying in order.
package struct LogBlock: Sendable {
  package let group: LogGroupID
  /// Empty where the source does not say.
  package let stream: String
  /// Milliseconds since 1970, one a line.
  package private(set) var times: [Int64] = []
  /// Where each line's message ends in `text`.
  package private(set) var ends: [UInt32] = []
  /// `LogLevel` raw values; 255 where the line says none.
  package private(set) var levels: [UInt8] = []
  /// One more than an index into `requestIDs`; 0 where no run is known.
  package private(set) var requests: [UInt32] = []
  package private(set) var requestIDs: [RequestID] = []
  /// FNV-1a of the event id; 0 where the source gives none.
  package private(set) var eventHashes: [UInt64] = []
  package private(set) var text: [UInt8] = []

  /// An empty block of one stream.
  package init(group: LogGroupID, stream: String) {
    self.group = group
    self.stream = stream
  }

  @inlinable package var count: Int { times.count }

  /// Makes room for lines and their text, so that columns need not grow step by step.
  package mutating func reserve(lines: Int, textBytes: Int) {
    text.reserveCapacity(textBytes)
    times.reserveCapacity(lines)
    ends.reserveCapacity(lines)
    levels.reserveCapacity(lines)
    requests.reserveCapacity(lines)
    eventHashes.reserveCapacity(lines)
  }

  /// Adds one line; `message` is UTF-8 without its last line break.
  package mutating func append(
    time: Int64, message: UnsafeRawBufferPointer, level: LogLevel?, request: RequestID?,
    eventHash: UInt64 = 0
  ) {
    text.append(contentsOf: message)
    times.append(time)
    ends.append(UInt32(truncatingIfNeeded: text.count))
    levels.append(level?.rawValue ?? 255)
    eventHashes.append(eventHash)
    guard let request else { return requests.append(0) }
    if requestIDs.last != request { requestIDs.append(request) }
    requests.append(UInt32(requestIDs.count))
  }

  /// Where the message of a line lies in `text`.
  @inlinable
  package func range(of line: Int) -> Range<Int> {
    (line == 0 ? 0 : Int(ends[line - 1]))..<Int(ends[line])
  }

  /// Names the run that a line belongs to, once that is known.
  package mutating func assign(_ request: RequestID, to line: Int) {
    if requestIDs.last != request { requestIDs.append(request) }
    requests[line] = UInt32(requestIDs.count)
  }

  /// The run of a line, where it is known.
  @inlinable
  package func request(of line: Int) -> RequestID? {
    requests[line] == 0 ? nil : requestIDs[Int(requests[line]) - 1]
  }
}
