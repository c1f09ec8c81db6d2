/// The lists that may be limited to a microservice or a resource.
package enum PlacedList: String, CaseIterable, Hashable, Sendable {
  case errors, logs, insights, alarms, cost, traces, cold, map

  /// The tab of a resource that shows the same.
  fileprivate var tab: ResourceTab? { ResourceTab(name: rawValue) }
}

extension ViewPath {
  /// A list of a place; of a resource the tab that shows it, where there is one.
  static func list(_ list: PlacedList, of place: Place, filter: String = "") -> ViewPath {
    if case .resource(let name) = place, let tab = list.tab { return .resource(name, tab) }
    guard place == .everything else { return .limited(list, place, filter: filter) }
    return switch list {
    case .errors: .errors
    case .logs: .logs
    case .insights: .insights(filter: filter)
    case .alarms: .alarms
    case .cost: .cost
    case .traces: .traces(filter: filter)
    case .cold: .cold(of: nil)
    case .map: .map(around: nil)
    }
  }

  /// Reads the end of `service/checkout/traces?errors>0`; `nil` where it names no list.
  static func limited(_ text: String, _ place: (String) -> Place?) -> ViewPath? {
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts.first, let slash = path.lastIndex(of: "/"), slash != path.startIndex,
      let list = PlacedList(rawValue: String(path[path.index(after: slash)...])),
      let place = place(String(path[..<slash]))
    else { return nil }
    let filter = parts.count > 1 ? String(parts[1]).replacing("%20", with: " ") : ""
    return .list(list, of: place, filter: filter)
  }
}

extension Screens {
  static func screen(_ list: PlacedList, of place: Place, filter: String) -> any Screen {
    switch list {
    case .errors: ErrorsScreen(place: place)
    case .logs: LogsScreen(listing: LogListing(place: place))
    case .insights: InsightsScreen(place: place, filter: filter)
    case .alarms: AlarmsScreen(place: place)
    case .cost: CostScreen(place: place)
    case .traces: TracesScreen(place: place, filter: filter)
    case .cold: ColdListScreen.of(place)
    case .map: MapScreen(place: place)
    }
  }
}
