import AWSClient
import Foundation
import ServerlessModel

/// The segments read so far, by trace.
struct TraceBook {
  /// The segments of one trace, each without its subsegments.
  struct Pieces {
    var account: String
    var region: String
    var byID: [String: Piece] = [:]
    /// What other segments may name as their cause, each with the segment that tells it.
    var exceptions: [String: Segment.Cause] = [:]
  }

  /// One segment or subsegment.
  struct Piece {
    var segment: Segment
    /// A subsegment hangs under its parent; a segment stands on its own.
    var isSubsegment: Bool
  }

  private(set) var segmentCount = 0
  /// Segments that could not be read.
  private(set) var lost = 0
  private var traces: [TraceID: Pieces] = [:]
  private var notes: [String: Int] = [:]

  /// Reads documents one a line.
  mutating func read(
    _ lines: SegmentLines, account: String, region: String, redact: (String) -> String
  ) {
    for (number, bytes) in lines.documents {
      do {
        let document = try XRay.Document.read(Data(bytes))
        add(document, trace: nil, account: account, region: region, redact: redact)
      } catch {
        lose("line \(number): no segment document: expected \(error.expected)")
      }
    }
  }

  /// Adds a document and what is nested in it.
  mutating func add(
    _ document: XRay.Document, trace: String?, account: String, region: String,
    redact: (String) -> String
  ) {
    guard let text = document.traceId ?? trace, let id = TraceID(text) ?? TraceID(w3c: text) else {
      return lose("a segment without a trace id of the form 1-8digits-24digits")
    }
    // Taken out, so that it is changed in place and not copied for each segment.
    var pieces = traces.removeValue(forKey: id) ?? Pieces(account: account, region: region)
    pieces.place(document, account: account, region: region)
    add(document, under: nil, to: &pieces, redact)
    traces[id] = pieces
  }

  private mutating func add(
    _ document: XRay.Document, under parent: String?, to pieces: inout Pieces,
    _ redact: (String) -> String
  ) {
    guard let segment = Segment(document, under: parent, redact) else {
      return lose("a segment without a name, a start time, or an id of 16 hexadecimal digits")
    }
    segmentCount += 1
    if case .exceptions(let exceptions, _)? = document.cause {
      for exception in exceptions {
        guard let id = exception.id.flatMap({ SegmentID($0) })?.description else { continue }
        var cause = Segment.Cause(exception, redact)
        cause.ref = segment.id
        pieces.exceptions[id] = cause
      }
    }
    let piece = Piece(
      segment: segment, isSubsegment: parent != nil || document.type == "subsegment")
    if let known = pieces.byID[segment.id], known.segment.isFuller(than: segment) {
      note("a segment that was sent twice; the complete one is kept")
    } else {
      pieces.byID[segment.id] = piece
    }
    for inner in document.subsegments ?? [] { add(inner, under: segment.id, to: &pieces, redact) }
  }

  /// Counts segments that could not be read.
  mutating func lose(count: Int) { lost += count }

  private mutating func lose(_ sentence: String) {
    lose(count: 1)
    note(sentence)
  }

  private mutating func note(_ sentence: String) { notes[sentence, default: 0] += 1 }

  /// What could not be kept, once each, with how often; forgets it.
  mutating func takeNotes() -> [String] {
    defer { notes = [:] }
    return notes.sorted { $0.key < $1.key }.map { sentence, count in
      count == 1 ? sentence : "\(sentence) (\(count) times)"
    }
  }

  /// The traces as trees, oldest first.
  func drained() -> [Trace] {
    traces.sorted { $0.key < $1.key }.map { id, pieces in
      var forest = SegmentForest(pieces.withCauses)
      return Trace(
        id: id, account: pieces.account, region: pieces.region, segments: forest.trees())
    }
  }

  /// Which resource called which, as the traces saw it.
  func relations() -> Set<Relation> {
    traces.values.reduce(into: []) { $0.formUnion(TraceRelations.relations(in: $1)) }
  }

  /// From the first start to the last end of one trace's segments.
  static func span(of segments: [Segment]) -> TimeSpan? {
    guard let start = segments.map(\.startUs).min() else { return nil }
    let end = segments.map { $0.endUs ?? $0.startUs }.max() ?? start
    return TimeSpan(
      start: Instant(milliseconds: start / 1000), end: Instant(milliseconds: end / 1000 + 1))
  }

  /// From the first start to the last end of the traces of these ids.
  func span(of ids: Set<TraceID>) -> TimeSpan? {
    let spans = ids.compactMap { id in
      traces[id].flatMap { Self.span(of: $0.byID.values.map(\.segment)) }
    }
    guard let start = spans.map(\.start).min(), let end = spans.map(\.end).max() else {
      return nil
    }
    return TimeSpan(start: start, end: end)
  }
}

extension TraceBook.Pieces {
  /// The segments, with the exception in place of an id that another segment of the trace tells.
  var withCauses: [String: TraceBook.Piece] {
    var pieces = byID
    for (id, piece) in byID {
      guard let cause = piece.segment.cause, let ref = cause.ref, cause.type == nil else {
        continue
      }
      if let told = exceptions[ref] {
        pieces[id]?.segment.cause = told
      } else if var told = byID[ref]?.segment.cause, ref != id {
        told.ref = told.ref ?? ref
        pieces[id]?.segment.cause = told
      }
    }
    return pieces
  }

  /// A function's ARN in a segment says where the trace ran, if nothing else did.
  fileprivate mutating func place(_ document: XRay.Document, account: String, region: String) {
    if self.account == "unknown" { self.account = account }
    if self.region == "unknown" { self.region = region }
    guard self.account == "unknown" || self.region == "unknown",
      let id = ARN.resource(document.resourceArn ?? document.aws?["function_arn"]?.scalar)
    else { return }
    if self.account == "unknown", !id.account.isEmpty { self.account = id.account }
    if self.region == "unknown", !id.region.isEmpty { self.region = id.region }
  }
}

extension Segment {
  /// Whether this one says more than `other` of the same id: it has ended and the other has not.
  fileprivate func isFuller(than other: Segment) -> Bool {
    !inProgress && endUs != nil && (other.inProgress || other.endUs == nil)
  }
}

extension TraceID {
  /// Reads the 32 digits of the W3C form, as OpenTelemetry writes them.
  fileprivate init?(w3c text: String) {
    guard text.utf8.count == 32 else { return nil }
    self.init("1-" + text.prefix(8) + "-" + text.dropFirst(8))
  }
}
