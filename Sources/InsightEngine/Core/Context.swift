package import ServerlessModel

/// What a rule may look at when it judges one resource at one moment; nothing in it reaches past that moment.
package struct Context {
  let facts: ResourceFacts
  /// The moment of the judgement.
  package let at: Instant

  /// The resource that is judged.
  package var resource: Resource { facts.resource }

  init(_ facts: ResourceFacts, at: Instant) {
    self.facts = facts
    self.at = at
  }

  /// The other resources as they stood.
  var fleet: Fleet { facts.fleet.fleet(at: at) }

  /// The last `seconds` before the judgement.
  func last(_ seconds: Int64) -> TimeSpan { TimeSpan(seconds: seconds, endingAt: at) }

  /// What the resource's service says of it; throws where no source did.
  func configuration() throws -> Configuration {
    guard let known = try facts.configuration(at: at) else {
      throw Lacks(.notRecorded("configuration"))
    }
    return known
  }

  /// What Lambda says of the function; throws where no source did.
  func function() throws -> FunctionConfiguration {
    guard let known = try configuration().function else {
      throw Lacks(.notRecorded("configuration"))
    }
    return known
  }

  /// The seconds without a gap, up to the judgement, that a source was seen for.
  func held(_ need: Need) throws -> Int64 {
    guard let held = facts.seen(need.source).held(at: at) else {
      return at.since(facts.span.start) / 1000
    }
    return try held.orLacks()
  }

  /// Throws unless a source was seen for all of the last `seconds`.
  func require(_ need: Need, _ seconds: Int64) throws {
    let held = try held(need)
    guard held >= seconds else {
      throw Lacks(
        held <= 0
          ? .notRecorded(need.rawValue)
          : .tooShort(neededSeconds: seconds, heldSeconds: held))
    }
  }
}

extension Context {
  /// Runs that failed and whose end lies in the last `seconds`, oldest first.
  func failures(_ seconds: Int64) throws -> ArraySlice<Execution> {
    try facts.runs(.failures, from: last(seconds).start).orLacks()[last(seconds)]
  }

  /// Runs that began cold and whose end lies in the last `seconds`, oldest first.
  func coldStarts(_ seconds: Int64) throws -> ArraySlice<Execution> {
    try facts.runs(.coldStarts, from: last(seconds).start).orLacks()[last(seconds)]
  }

  /// Attempts over 1 whose end lies in the last `seconds`, oldest first.
  func retries(_ seconds: Int64) throws -> ArraySlice<Execution> {
    try facts.runs(.retries, from: last(seconds).start).orLacks()[last(seconds)]
  }

  /// Every run that began and ended in the last `seconds`; dear, so ask the counters first.
  func runs(_ seconds: Int64) throws -> [RunFigures] {
    try facts.allRuns(last(seconds)).orLacks().filter { $0.knownAt < at }
  }

  /// What was counted of runs in the last `seconds`.
  func counters(_ seconds: Int64) throws -> Counters {
    try counters(in: last(seconds))
  }

  /// What was counted of runs in a span that does not reach past the judgement.
  func counters(in span: TimeSpan) throws -> Counters {
    try facts.counters(from: span.start).orLacks().total(span.intersection(known))
  }

  /// What was counted of runs in each of the last minutes that had any, oldest first.
  func minutes(_ seconds: Int64) throws -> ArraySlice<CounterPoint> {
    let span = last(seconds)
    return try facts.counters(from: span.start).orLacks()[span]
  }

  /// Percentiles of durations in the last `seconds`; `nil` without runs.
  func latency(_ seconds: Int64) throws -> Latency? {
    try facts.source.latency(of: resource.id, in: last(seconds)).orLacks()
  }

  /// What traces of the last `seconds` say of the resource.
  func traces(_ seconds: Int64) throws -> [TraceFigures] {
    try facts.traces(last(seconds)).orLacks()
  }

  /// Everything up to the judgement.
  private var known: TimeSpan { TimeSpan(start: Instant(milliseconds: 0), end: at) }
}
