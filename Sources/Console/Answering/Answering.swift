package import InsightEngine
package import ServerlessModel

/// What an answer needs besides the recording.
package struct AnswerSettings: Sendable {
  /// What the user said of findings.
  package var marks: MarkBook
  /// What the user answered to the lens.
  package var answers: [ManualAnswer]

  /// The metrics that the user watches for the business.
  package var business: [BusinessMetric]
  /// The fields of log lines by which runs without a trace are followed.
  package var correlation: [CorrelationField]
  /// What the user's policies say.
  package var policies: PolicyBook
  /// What is wrong with policies that could not be read, each with its file, line and column.
  package var policyProblems: [String]
  /// What the user wrote down, oldest first.
  package var notes: [NoteEntry] = []

  /// Makes settings; by default nothing is marked, answered or watched, and there are no policies.
  package init(
    marks: MarkBook = .empty, answers: [ManualAnswer] = [], business: [BusinessMetric] = [],
    correlation: [CorrelationField] = [], policies: PolicyBook = .empty,
    policyProblems: [String] = []
  ) {
    self.marks = marks
    self.answers = answers
    self.business = business
    self.correlation = correlation
    self.policies = policies
    self.policyProblems = policyProblems
  }
}

/// Answers a question from a recording: what a screen shows, composed in one place.
///
/// - Throws: What the recording throws, or `Unanswerable` with a sentence for the user.
package func answer(
  _ question: Question, from reading: any SnapshotReading, settings: AnswerSettings = .init()
) throws -> Answer {
  let asking = Asking(question: question, reading: reading, settings: settings)
  return switch question.subject {
  case .frame: .frame(try asking.frame())
  case .marks: .marks(try asking.marks())
  case .fleet: .fleet(try asking.fleet())
  case .day: .day(try asking.day())
  case .why(let finding): .why(try asking.why(finding))
  case .service(let service): .service(try asking.service(service))
  case .resource(let text): .resource(try asking.overview(text))
  case .charts(let topic): .charts(try asking.charts(topic))
  case .spread(let topic): .spread(try asking.spread(topic))
  case .executions(let listing): .executions(try asking.executions(listing))
  case .errors(let place): .errors(try asking.errors(place))
  case .errorGroup(let group): .errorGroup(try asking.errorGroup(group))
  case .logs(let listing): .logs(try asking.logs(listing))
  case .logCounts(let listing, let steps): .logCounts(try asking.logCounts(listing, steps: steps))
  case .configuration(let text): .configuration(try asking.configuration(text))
  case .cost(let place): .cost(try asking.cost(place))
  case .alarms(let place): .alarms(try asking.alarms(place))
  case .alarm(let id): .alarm(try asking.alarm(id))
  case .policy(let topic): .policy(try asking.policy(topic))
  case .environments(let text): .environments(try asking.environments(text))
  case .execution(let run): .execution(try asking.execution(run))
  case .trace(let id): .trace(try asking.trace(id))
  case .traces(let place): .traces(try asking.traces(place))
  case .map(let place): .map(try asking.map(place))
  case .cold(let place): .cold(try asking.cold(place))
  case .insights(let place): .insights(try asking.insights(place))
  case .lens: .lens(try asking.lens())
  case .limits: .limits(try asking.limits())
  case .deployments: .deployments(try asking.deployments())
  case .diff(let reference): .diff(try asking.diff(reference))
  case .coverage: .coverage(try asking.coverage())
  case .ages(let place): .ages(try asking.ages(place))
  case .notes: .notes(settings.notes)
  case .neighbours(let text): .neighbours(try asking.neighbours(text))
  case .find(let text): .found(try asking.find(text))
  }
}

/// Why a question has no answer: what was asked, why it failed, what to do.
package struct Unanswerable: Error, Hashable, Sendable, CustomStringConvertible {
  /// The whole sentence.
  package let description: String

  init(_ description: String) { self.description = description }
}
