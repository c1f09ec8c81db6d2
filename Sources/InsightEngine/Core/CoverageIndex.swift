import ServerlessModel

/// What was seen of one account, asked by resource and source.
struct CoverageIndex {
  private let entries: [Coverage.Source: [Coverage]]

  /// Spans that lie this close together are taken as one; a quiet function writes no line for a while.
  private static let toleranceMs: Int64 = 600_000

  init(_ coverage: [Coverage]) {
    entries = Dictionary(grouping: coverage, by: \.source)
  }

  /// Up to where answers of a source can no longer change; `nil` where nothing is known of it.
  func settled(_ source: Coverage.Source, of resource: Resource) -> Instant? {
    answered(source, resource).map(\.settled).max()
  }

  /// Seconds without a gap up to `at` that a source was seen for.
  ///
  /// A source that was never asked for is held for no time. Where a recording keeps no coverage at all, `nil`: then
  /// the facts themselves must say what they hold.
  func held(_ source: Coverage.Source, of resource: Resource, at: Instant) -> Held<Int64>? {
    let matching = entries[source, default: []].filter { Self.matches($0, resource) }
    guard !entries.isEmpty else { return nil }
    let spans = answered(source, resource).map(\.span).sorted { $0.end > $1.end }
    if let start = Self.stretch(spans, at: at) { return .value(at.since(start) / 1000) }
    return matching.lazy.compactMap(Self.refusal).first.map { .missing($0) } ?? .value(0)
  }

  /// The refusal of an operation that a resource's facts come from, or of one at all; `nil` where it was not refused.
  ///
  /// One of a list, or of a queue or a role beside the resource, counts too; one for another of its kind does not.
  func refusal(of action: String, _ resource: Resource? = nil) -> Missing? {
    entries.values.joined().first { entry in
      guard entry.outcome == .denied(action: action) else { return false }
      return resource.map { Self.mayTouch(entry, $0) } ?? true
    }.map { _ in .denied(action: action) }
  }

  /// Whether a source was asked for something in a region, whenever that was.
  func wasAsked(_ source: Coverage.Source, _ scope: String, in region: String) -> Bool {
    entries[source, default: []].contains {
      Self.isAnswer($0) && ($0.scope == "*" || $0.scope == scope)
        && Self.isIn(region, $0)
    }
  }

  /// The spans that a source was seen for, each up to where it is settled; `nil` where no coverage is kept at all.
  func spans(_ source: Coverage.Source, of resource: Resource) -> [TimeSpan]? {
    guard !entries.isEmpty else { return nil }
    return answered(source, resource).map {
      TimeSpan(start: $0.span.start, end: min($0.span.end, $0.settled))
    }
  }

  /// The start of the unbroken stretch that ends at `at`.
  private static func stretch(_ spans: [TimeSpan], at: Instant) -> Instant? {
    var start: Instant?
    for span in spans where span.start < at {
      if span.end.milliseconds >= (start ?? at).milliseconds - toleranceMs {
        start = min(start ?? at, span.start)
      }
    }
    return start
  }

  private func answered(_ source: Coverage.Source, _ resource: Resource) -> [Coverage] {
    entries[source, default: []].filter { Self.isAnswer($0) && Self.matches($0, resource) }
  }

  private static func mayTouch(_ entry: Coverage, _ resource: Resource) -> Bool {
    let isFar = ![resource.region, "", "*", "global"].contains(entry.region)
    let other = ResourceID(arn: entry.scope).service
    return !isFar && (entry.scope == resource.id.arn || other != resource.id.service)
  }

  private static func isAnswer(_ entry: Coverage) -> Bool {
    switch entry.outcome {
    case .answered, .empty, .sampled: true
    case .denied, .throttled: false
    }
  }

  private static func refusal(_ entry: Coverage) -> Missing? {
    switch entry.outcome {
    case .denied(let action): .denied(action: action)
    case .throttled(let next): .throttled(nextTry: next)
    case .answered, .empty, .sampled: nil
    }
  }

  private static func matches(_ entry: Coverage, _ resource: Resource) -> Bool {
    guard isIn(resource.region, entry) else { return false }
    return entry.scope == "*" || entry.scope == resource.id.arn || entry.scope == resource.name
      || entry.scope == "/aws/lambda/" + resource.name || isNamespace(entry.scope, of: resource)
  }

  private static func isIn(_ region: String, _ entry: Coverage) -> Bool {
    region.isEmpty || entry.region.isEmpty || entry.region == "*" || entry.region == region
  }

  /// `AWS/Lambda` covers every function; an account has metrics in every namespace.
  private static func isNamespace(_ scope: String, of resource: Resource) -> Bool {
    guard scope.hasPrefix("AWS/") else { return false }
    let wanted = scope.dropFirst(4).lowercased()
    return switch resource.kind {
    case .account: true
    case .userPool: wanted == "cognito"
    case .loadBalancer: wanted.hasSuffix("elb")
    default: wanted == resource.kind.service
    }
  }
}
