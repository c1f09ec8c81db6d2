import ServerlessModel

extension Subject {
  /// What its answer is made of, the most telling first; empty where that cannot grow old.
  var sources: [Coverage.Source] {
    switch self {
    case .fleet, .service, .resource, .charts: [.metrics, .logs]
    case .day, .executions, .errors, .logs, .logCounts, .environments, .cost, .cold, .spread:
      [.logs]
    case .alarms: [.alarms]
    case .traces, .map: [.traces]
    case .limits: [.metrics]
    default: []
    }
  }

  /// The part of the fleet that it is about.
  var place: Place {
    switch lookedAt {
    case .service(let service): .service(service)
    case .resource(let name): .resource(name)
    case .run, .trace, nil: .everything
    }
  }
}
