package import InsightEngine
package import ServerlessModel

/// What a question was answered with, ready to be drawn.
package enum Answer: Sendable {
  case frame(FrameAnswer)
  case marks([TimeMark])
  case fleet(FleetAnswer)
  case day(DayAnswer)
  /// One sentence; `nil` where the engine found no onset that explains.
  case why(String?)
  case service(ServiceAnswer)
  case resource(ResourceAnswer)
  case charts(ChartsAnswer)
  case spread(SpreadAnswer)
  case executions(ExecutionsAnswer)
  case errors(ErrorsAnswer)
  case errorGroup(ErrorGroupAnswer)
  case logs(LogsAnswer)
  case logCounts(LogCounts)
  case configuration(ConfigurationAnswer)
  case cost(CostAnswer)
  case alarms(AlarmsAnswer)
  case alarm(AlarmAnswer)
  case policy(PolicyAnswer)
  case environments(EnvironmentsAnswer)
  case execution(ExecutionAnswer)
  case trace(TraceAnswer)
  case traces(TracesAnswer)
  case map(MapAnswer)
  case cold(ColdAnswer)
  case insights(InsightsAnswer)
  case lens(LensReport)
  case limits(LimitsAnswer)
  case deployments(DeploymentsAnswer)
  case diff(DiffAnswer)
  case coverage(CoverageAnswer)
  case ages([DataAge])
  case notes([NoteEntry])
  case neighbours(NeighboursAnswer)
  case found(FoundAnswer)
}

extension Answer {
  var frame: FrameAnswer? { if case .frame(let value) = self { value } else { nil } }
  var marks: [TimeMark]? { if case .marks(let value) = self { value } else { nil } }
  var fleet: FleetAnswer? { if case .fleet(let value) = self { value } else { nil } }
  var why: String?? { if case .why(let value) = self { value } else { nil } }
  var service: ServiceAnswer? { if case .service(let value) = self { value } else { nil } }
  var resource: ResourceAnswer? { if case .resource(let value) = self { value } else { nil } }
  var charts: ChartsAnswer? { if case .charts(let value) = self { value } else { nil } }
  var spread: SpreadAnswer? { if case .spread(let value) = self { value } else { nil } }
  var day: DayAnswer? { if case .day(let value) = self { value } else { nil } }
  var executions: ExecutionsAnswer? { if case .executions(let value) = self { value } else { nil } }
  var errors: ErrorsAnswer? { if case .errors(let value) = self { value } else { nil } }
  var errorGroup: ErrorGroupAnswer? { if case .errorGroup(let value) = self { value } else { nil } }
  var logs: LogsAnswer? { if case .logs(let value) = self { value } else { nil } }
  var logCounts: LogCounts? { if case .logCounts(let value) = self { value } else { nil } }
  var configuration: ConfigurationAnswer? {
    if case .configuration(let value) = self { value } else { nil }
  }
  var cost: CostAnswer? { if case .cost(let value) = self { value } else { nil } }
  var alarms: AlarmsAnswer? { if case .alarms(let value) = self { value } else { nil } }
  var alarm: AlarmAnswer? { if case .alarm(let value) = self { value } else { nil } }
  var policy: PolicyAnswer? { if case .policy(let value) = self { value } else { nil } }
  var environments: EnvironmentsAnswer? {
    if case .environments(let value) = self { value } else { nil }
  }
  var execution: ExecutionAnswer? { if case .execution(let value) = self { value } else { nil } }
  var trace: TraceAnswer? { if case .trace(let value) = self { value } else { nil } }
  var traces: TracesAnswer? { if case .traces(let value) = self { value } else { nil } }
  var map: MapAnswer? { if case .map(let value) = self { value } else { nil } }
  var cold: ColdAnswer? { if case .cold(let value) = self { value } else { nil } }
  var insights: InsightsAnswer? { if case .insights(let value) = self { value } else { nil } }
  var lens: LensReport? { if case .lens(let value) = self { value } else { nil } }
  var limits: LimitsAnswer? { if case .limits(let value) = self { value } else { nil } }
  var deployments: DeploymentsAnswer? {
    if case .deployments(let value) = self { value } else { nil }
  }
  var diff: DiffAnswer? { if case .diff(let value) = self { value } else { nil } }
  var notes: [NoteEntry]? { if case .notes(let value) = self { value } else { nil } }
  var coverage: CoverageAnswer? { if case .coverage(let value) = self { value } else { nil } }
  var ages: [DataAge]? { if case .ages(let value) = self { value } else { nil } }
  var neighbours: NeighboursAnswer? { if case .neighbours(let value) = self { value } else { nil } }
  var found: FoundAnswer? { if case .found(let value) = self { value } else { nil } }
}
