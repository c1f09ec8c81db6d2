import AWSClient
import LogParsing
import ServerlessModel

/// Where lines tell of failures without naming a run, as exceptions of Python do: the run is the one around them in their
/// stream.
struct UnnamedFailures: Hashable {
  /// A stream, and the time in which its run began and ended, unless it takes longer.
  struct Place: Hashable, Sendable {
    var stream: String
    var span: TimeSpan
  }

  /// Most runs are over by then.
  static let reachSeconds: Int64 = 30
  /// Each place is a call; of more the newest are looked at.
  static let most = 25

  let places: [Place]

  init(_ events: [Logs.Event]) {
    var places: [Place] = []
    let unnamed = events.filter { !$0.namesRun }
    for event in unnamed.sorted(by: { ($0.stream, $0.time) < ($1.stream, $1.time) }) {
      let time = Instant(milliseconds: event.time)
      let span = TimeSpan(
        start: time.adding(seconds: -Self.reachSeconds),
        end: time.adding(seconds: Self.reachSeconds))
      if let last = places.last, last.stream == event.stream, last.span.end >= span.start {
        places[places.count - 1].span.end = span.end
      } else {
        places.append(Place(stream: event.stream, span: span))
      }
    }
    self.places = Array(places.sorted { $0.span.end > $1.span.end }.prefix(Self.most))
  }
}

extension Logs.Event {
  fileprivate var stream: String { logStreamName ?? "" }
  fileprivate var time: Int64 { timestamp ?? 0 }

  /// Whether the line says which run it is of.
  fileprivate var namesRun: Bool {
    var text = message ?? ""
    return text.withUTF8 { LineHead.read(UnsafeRawBufferPointer($0)).requestID != nil }
  }
}
