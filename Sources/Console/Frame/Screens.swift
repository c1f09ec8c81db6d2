import ServerlessModel

/// Which screen a view or a row opens.
enum Screens {
  static func screen(for view: ViewPath) -> any Screen {
    switch view {
    case .fleet: FleetScreen()
    case .service(let service): ServiceScreen(service: service)
    case .resource(let name, let tab): ResourceScreen(resource: name, tab: tab)
    case .execution(let run): ExecutionScreen(run: run)
    case .trace(let id): TraceScreen(id: id)
    case .traces(let filter): TracesScreen(place: .everything, filter: filter)
    case .map(let node): MapScreen(place: .everything, around: node)
    case .limited(let list, let place, let filter): screen(list, of: place, filter: filter)
    case .cold(let function):
      function.map { ColdScreen(function: $0) as any Screen } ?? ColdListScreen(place: .everything)
    case .insights(let filter): InsightsScreen(place: .everything, filter: filter)
    case .errors: ErrorsScreen(place: .everything)
    case .lens: LensScreen()
    case .lensQuestion(let question): LensQuestionScreen(question: question)
    case .alarms: AlarmsScreen(place: .everything)
    case .cost: CostScreen(place: .everything)
    case .limits: LimitsScreen()
    case .logs: LogsScreen(listing: LogListing(place: .everything))
    case .deployments: DeploymentsScreen()
    case .diff(let reference): DiffScreen(reference)
    case .activity: ActivityScreen()
    case .day: DayScreen()
    case .chart(let chart): ChartScreen(chart)
    case .notes: NotesScreen()
    case .views: SavedViewsScreen()
    case .help: HelpScreen(offered: [])
    }
  }

  static func screen(for target: Target, findings: [Finding] = []) -> (any Screen)? {
    switch target {
    case .service(let service): ServiceScreen(service: service)
    case .resource(let id, let tab): ResourceScreen(resource: id.arn, tab: tab)
    case .execution(let id):
      ExecutionScreen(
        run: RunReference(
          requestID: id.requestID?.description ?? "", start: id.start, resource: id.resource.arn))
    case .finding(let id): findings.first { $0.id == id }.map { FindingScreen(finding: $0) }
    case .alarm(let id): AlarmScreen(alarm: id)
    case .errorGroup(let id): ErrorGroupScreen(group: id)
    case .view(let view): screen(for: view)
    case .moment: nil
    }
  }
}
