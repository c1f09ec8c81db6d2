/// What the user has before them, for whoever fetches it first.
package enum LookedAt: Hashable, Sendable {
  case service(ServiceReference)
  /// By ARN or name.
  case resource(String)
  case run(RunReference)
  /// By trace id.
  case trace(String)
}

extension Subject {
  /// What of AWS the question is about; `nil` where it is about all of it.
  package var lookedAt: LookedAt? {
    switch self {
    case .service(let service): .service(service)
    case .resource(let name), .configuration(let name), .environments(let name),
      .neighbours(let name):
      .resource(name)
    case .charts(let topic): .resource(topic.resource)
    case .spread(let topic): .resource(topic.resource)
    case .executions(let listing): .resource(listing.resource)
    case .errors(let place), .cost(let place), .alarms(let place), .insights(let place),
      .traces(let place), .map(let place), .cold(let place):
      place.lookedAt
    case .logs(let listing), .logCounts(let listing, _): listing.place.lookedAt
    case .execution(let run): .run(run)
    case .trace(let id): .trace(id)
    default: nil
    }
  }
}

extension Place {
  fileprivate var lookedAt: LookedAt? {
    switch self {
    case .everything: nil
    case .service(let service): .service(service)
    case .resource(let name): .resource(name)
    }
  }
}
