package import ServerlessModel

/// What the console wants to know, as of a moment and over a window.
package struct Question: Hashable, Sendable {
  /// What it is about.
  package var subject: Subject
  /// The moment and the stretch before it.
  package var window: Window
  /// The part of the fleet that is looked at.
  package var scope: Scope

  /// Makes a question.
  package init(_ subject: Subject, window: Window, scope: Scope = .everything) {
    self.subject = subject
    self.window = window
    self.scope = scope
  }
}

/// What a question is about.
package enum Subject: Hashable, Sendable {
  /// What the first line says: findings by severity, accounts, regions, names for completion.
  case frame
  /// What happened in the whole recording, for the timeline.
  case marks
  case fleet
  /// Microservices and functions over the 24 hours before the moment.
  case day
  /// What explains a finding, by its id; asked apart, since it takes as long as all figures of the fleet.
  case why(String)
  case service(ServiceReference)
  /// The overview of one resource, by ARN or name.
  case resource(String)
  case charts(ChartsTopic)
  /// How a figure of a function's runs is spread.
  case spread(SpreadTopic)
  case executions(ExecutionListing)
  case errors(Place)
  case errorGroup(ErrorGroupID)
  case logs(LogListing)
  /// How many lines a listing has, by seriousness, in so many steps of the window.
  case logCounts(LogListing, steps: Int)
  case configuration(String)
  case cost(Place)
  case alarms(Place)
  /// By the alarm's id.
  case alarm(String)
  case environments(String)
  case execution(RunReference)
  case trace(String)
  case traces(Place)
  case map(Place)
  case cold(Place)
  case insights(Place)
  case lens
  case limits
  case deployments
  case diff(DiffReference)
  case coverage
  /// What of a place is older than it should be.
  case ages(Place)
  /// What the user wrote down.
  case notes
  case neighbours(String)
  /// A policy that is being written.
  case policy(PolicyTopic)
  /// Whatever an alert pasted.
  case find(String)
}

extension Subject {
  /// What an answer replaces: pages of one list, and the turns of one policy, share a slot, so that the old one
  /// stays until the new one is there.
  var slot: Subject {
    switch self {
    case .executions(var listing):
      listing.offset = 0
      return .executions(listing)
    case .logs(let listing): return .logs(listing.slot)
    case .logCounts(let listing, let steps):
      return .logCounts(listing.slot, steps: min(2, steps))
    case .policy(var topic):
      topic.draft = nil
      return .policy(topic)
    default: return self
    }
  }
}

extension Subject {
  /// Whether it is about log lines, of which each key may ask for others.
  var isOfLogLines: Bool {
    switch self {
    case .logs, .logCounts: true
    default: false
    }
  }
}

/// A microservice by name, and by account where that is known.
package struct ServiceReference: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// Its account id, where that is known.
  package var account: String?

  /// Makes a reference; without an account the first account that has the name is meant.
  package init(name: String, account: String? = nil) {
    self.name = name
    self.account = account
  }
}

/// The part of the fleet that a list is about.
package enum Place: Hashable, Sendable {
  case everything
  case service(ServiceReference)
  /// By ARN or name.
  case resource(String)
}

/// One run, by request id, start, or both.
package struct RunReference: Hashable, Sendable {
  /// A request id, or empty for a run that has none.
  package var requestID: String
  /// Tells retries of one request apart; `nil` means the newest known.
  package var start: Instant?
  /// The function's ARN or name, where it is known.
  package var resource: String?

  /// Makes a reference.
  package init(requestID: String, start: Instant? = nil, resource: String? = nil) {
    self.requestID = requestID
    self.start = start
    self.resource = resource
  }
}

/// A page of a resource's executions.
package struct ExecutionListing: Hashable, Sendable {
  var resource: String
  var order: ExecutionQuery.Order = .start
  var ascending = false
  var onlyFailures = false
  var onlyCold = false
  var onlyRetries = false
  var statuses: [ExecutionStatus] = []
  var offset = 0
  var limit = 300

  /// The newest runs of a resource.
  package init(resource: String) { self.resource = resource }
}
