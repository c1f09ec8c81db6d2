package import ServerlessModel

/// Which log lines a list shows, and from where.
package struct LogListing: Hashable, Sendable {
  /// Where the lines that are held lie.
  enum Anchor: Hashable, Sendable {
    case start, end
    case around(LogPlace)
    /// Around the next warning or error behind a line, and the last one before it.
    case problemAfter(LogPlace)
    case problemBefore(LogPlace)
  }

  var place: Place
  var traceID: TraceID?
  var requestID: RequestID?
  /// Not the lines of the request alone, but those of all runs of its trace.
  var wantsTrace = false
  /// Where the run has no trace, those of all runs that work on the same, if the configuration tells by what.
  var followsWork = false
  /// As it is typed after `/`.
  var filter: String?
  /// Only warnings and errors.
  var problemsOnly = false
  /// Only lines of this stretch, wherever the window lies.
  var span: TimeSpan?
  var anchor: Anchor

  /// The lines of a place in the window; of a trace or request the first ones, else the newest.
  package init(
    place: Place, traceID: TraceID? = nil, requestID: RequestID? = nil, filter: String? = nil
  ) {
    self.place = place
    self.traceID = traceID
    self.requestID = requestID
    self.filter = filter
    anchor = traceID == nil && requestID == nil ? .end : .start
  }

  /// Whether it is about one request or trace, whenever that was.
  var isOfOne: Bool { traceID != nil || requestID != nil }

  /// Wherever it is looked from.
  var unanchored: LogListing {
    var listing = self
    listing.anchor = isOfOne ? .start : .end
    return listing
  }

  /// What pages and filters of one list have in common.
  var slot: LogListing {
    var listing = unanchored
    listing.filter = nil
    listing.problemsOnly = false
    return listing
  }
}
