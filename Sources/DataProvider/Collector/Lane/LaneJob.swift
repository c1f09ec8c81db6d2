/// What a lane does again and again, the most urgent first.
enum LaneJob: Int, CaseIterable, Sendable {
  case inventory, alarms, listing, fine, metrics, traces, graph, details, daily, changes, bill

  /// Seconds between two runs.
  func seconds(_ options: CollectorOptions) -> Double {
    switch self {
    case .inventory: options.inventorySeconds
    case .alarms: options.alarmSeconds
    case .listing: options.listingSeconds
    case .fine: options.fineSeconds
    case .metrics: options.metricSeconds
    case .traces: options.traceSeconds
    case .graph: options.metricSeconds
    case .details: 60
    case .changes: options.changeSeconds
    case .daily, .bill: 21_600
    }
  }

  /// Whether the options want it.
  func isWanted(_ options: CollectorOptions, isHome: Bool) -> Bool {
    switch self {
    case .traces, .graph: options.readsTraces
    case .changes: options.asksChanges
    case .bill: options.asksBill && isHome
    case .daily: options.services?.contains("s3") ?? true
    default: true
    }
  }
}
