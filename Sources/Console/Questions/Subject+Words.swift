import ServerlessModel

extension Subject {
  /// What it asks for, as the log of what perch did tells it.
  var words: String {
    switch self {
    case .frame: "findings, accounts and names"
    case .marks: "the timeline"
    case .fleet: "the fleet"
    case .day: "the day"
    case .why(let finding): "why \(finding.prefix { $0 != "@" })"
    case .service(let service): "microservice \(service.name)"
    case .resource(let text): "overview of \(Self.name(text))"
    case .charts(let topic): "charts of \(Self.name(topic.resource))"
    case .spread(let topic): "spread of \(topic.measure.noun) of \(Self.name(topic.resource))"
    case .executions(let listing): "runs of \(Self.name(listing.resource))"
    case .errors(let place): "errors of \(place.words)"
    case .errorGroup(let id): "error group \(id)"
    case .logs(let listing): "log lines of \(listing.words)"
    case .logCounts(let listing, _): "count of log lines of \(listing.words)"
    case .configuration(let text): "configuration of \(Self.name(text))"
    case .cost(let place): "cost of \(place.words)"
    case .alarms(let place): "alarms of \(place.words)"
    case .alarm(let id): "alarm \(Self.name(id))"
    case .environments(let text): "environments of \(Self.name(text))"
    case .execution(let run): "run \(run.requestID.prefix(8))"
    case .trace(let id): "trace \(id)"
    case .traces(let place): "traces of \(place.words)"
    case .map(let place): "map of \(place.words)"
    case .cold(let place): "cold starts of \(place.words)"
    case .insights(let place): "findings of \(place.words)"
    case .lens: "the lens"
    case .limits: "limits"
    case .deployments: "deployments"
    case .diff: "the difference of two windows"
    case .coverage: "what AWS was asked"
    case .ages(let place): "how old what is known of \(place.words) is"
    case .notes: "notes and bookmarks"
    case .neighbours(let text): "neighbours of \(Self.name(text))"
    case .policy: "rehearsal of a policy"
    case .find(let text): "find \(text)"
    }
  }

  /// A resource by its name, where an ARN tells it.
  fileprivate static func name(_ text: String) -> String {
    ResourceKind.parse(arn: text)?.name ?? text
  }
}

extension Place {
  /// How a view names it.
  var path: String {
    switch self {
    case .everything: "fleet"
    case .service(let service): "service/\(service.name)"
    case .resource(let text): "resource/\(text)"
    }
  }

  /// The place in a word or two.
  var words: String {
    switch self {
    case .everything: "everything"
    case .service(let service): service.name
    case .resource(let text): Subject.name(text)
    }
  }
}

extension LogListing {
  fileprivate var words: String {
    if let traceID { return "trace \(traceID)" }
    if let requestID { return "request \(requestID.short)" }
    return place.words + (filter.map { " /\($0)" } ?? "")
  }
}
