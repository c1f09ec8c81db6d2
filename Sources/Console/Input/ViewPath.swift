package import ServerlessModel

/// What `--view`, `:` and `find` name a screen by.
package enum ViewPath: Hashable, Sendable {
  case fleet
  case service(ServiceReference)
  case resource(String, ResourceTab)
  case execution(RunReference)
  case trace(String)
  case traces(filter: String)
  /// Around a node by name; `nil` for the one that fails most.
  case map(around: String?)
  /// A list of one microservice or resource.
  case limited(PlacedList, Place, filter: String)
  /// Of a function by ARN or name; `nil` for all.
  case cold(of: String?)
  case insights(filter: String)
  case errors
  case lens
  case lensQuestion(LensQuestion)
  case alarms
  case cost
  case limits
  case logs
  case deployments
  case diff(DiffReference)
  case activity
  case day
  case chart(ChartReference)
  /// The user's notes and bookmarks.
  case notes
  /// The views that the user gave names.
  case views
  case help
}

/// The tabs of a resource, in order.
package enum ResourceTab: Int, CaseIterable, Hashable, Sendable {
  case overview = 1
  case executions, errors, logs, insights, configuration, cost, alarms, environments

  var title: String {
    switch self {
    case .overview: "Overview"
    case .executions: "Executions"
    case .errors: "Errors"
    case .logs: "Logs"
    case .insights: "Insights"
    case .configuration: "Configuration"
    case .cost: "Cost"
    case .alarms: "Alarms"
    case .environments: "Environments"
    }
  }

  var name: String { title.lowercased() }

  init?(name: some StringProtocol) {
    if let number = Int(name), let tab = ResourceTab(rawValue: number) {
      self = tab
      return
    }
    guard let tab = Self.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
    self = tab
  }
}

extension ViewPath: CustomStringConvertible {
  /// The form that `parse` reads back.
  package var description: String {
    switch self {
    case .fleet: "fleet"
    case .service(let service): "service/\(service.name)"
    case .resource(let name, .overview): "resource/\(name)"
    case .resource(let name, let tab): "resource/\(name)/\(tab.name)"
    case .execution(let run):
      "execution/\(run.requestID)" + (run.start.map { "@\($0.rfc3339)" } ?? "")
    case .trace(let id): "trace/\(id)"
    case .traces(let filter): filter.isEmpty ? "traces" : "traces?\(filter)"
    case .map(let node): node.map { "map/\($0)" } ?? "map"
    case .limited(let list, let place, let filter):
      "\(place.path)/\(list.rawValue)" + (filter.isEmpty ? "" : "?\(filter)")
    case .cold(let function): function.map { "cold/\($0)" } ?? "cold"
    case .insights(let filter): filter.isEmpty ? "insights" : "insights?\(filter)"
    case .errors: "errors"
    case .lens: "lens"
    case .lensQuestion(let question): "lens/\(question.rawValue)"
    case .alarms: "alarms"
    case .cost: "cost"
    case .limits: "limits"
    case .logs: "logs"
    case .deployments: "deploys"
    case .diff(.earlier(nil)): "diff"
    case .diff(.earlier(let seconds?)): "diff/\(Figures.window(seconds))"
    case .diff(.deployment(let id)): "diff/\(id)"
    case .activity: "activity"
    case .day: "day"
    case .chart(let chart): "chart/\(chart.resource)/\(chart.id)"
    case .notes: "notes"
    case .views: "views"
    case .help: "help"
    }
  }

  /// Reads a view; `nil` for what is none.
  package init?(_ text: String) {
    guard case .success(let view) = ViewPath.parse(text) else { return nil }
    self = view
  }

  /// Reads a view, or says what is wrong with it.
  package static func parse(_ text: String) -> Result<ViewPath, ViewPathError> {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let head = parts.first.map(String.init) ?? ""
    let rest = parts.count > 1 ? String(parts[1]) : ""
    if let filter = filter(of: "insights", in: text) { return .success(.insights(filter: filter)) }
    if let filter = filter(of: "traces", in: text) { return .success(.traces(filter: filter)) }
    if parts.count == 1, let plain = plain[head] { return .success(plain) }
    guard !rest.isEmpty else { return .failure(ViewPathError(text: text)) }
    switch head {
    case "service":
      return .success(
        limited(rest) { .service(ServiceReference(name: $0)) }
          ?? .service(ServiceReference(name: rest)))
    case "resource": return .success(resource(rest))
    case "execution": return .success(.execution(run(rest)))
    case "trace": return .success(.trace(rest))
    case "map": return .success(.map(around: rest))
    case "cold": return .success(.cold(of: rest))
    case "lens":
      guard let question = LensQuestion(rawValue: rest.uppercased()) else {
        return .failure(ViewPathError(text: text))
      }
      return .success(.lensQuestion(question))
    case "diff": return .success(.diff(diff(rest)))
    case "chart":
      return ChartReference(rest).map { .success(.chart($0)) }
        ?? .failure(ViewPathError(text: text))
    default: return .failure(ViewPathError(text: text))
    }
  }

  /// The filter of a list, as in `traces?errors>0`; `nil` where the text names another view.
  private static func filter(of view: String, in text: String) -> String? {
    guard text.hasPrefix(view) else { return nil }
    let rest = text.dropFirst(view.count)
    if rest.isEmpty { return "" }
    return rest.hasPrefix("?") ? String(rest.dropFirst()).replacing("%20", with: " ") : nil
  }

  private static func resource(_ text: String) -> ViewPath {
    if let list = limited(text, resourcePlace) { return list }
    guard let slash = text.lastIndex(of: "/"),
      let tab = ResourceTab(name: text[text.index(after: slash)...]), slash != text.startIndex
    else { return .resource(text, .overview) }
    let name = String(text[..<slash])
    return resourcePlace(name) == nil ? .resource(text, .overview) : .resource(name, tab)
  }

  /// The resource of a name; the last part of an ARN such as `…:table/logs` is its name, not a tab.
  private static func resourcePlace(_ name: String) -> Place? {
    name.hasPrefix("arn:") && ResourceKind.parse(arn: name) == nil ? nil : .resource(name)
  }

  private static func run(_ text: String) -> RunReference {
    guard let at = text.lastIndex(of: "@"),
      let start = Instant(iso8601: String(text[text.index(after: at)...]))
    else { return RunReference(requestID: text) }
    return RunReference(requestID: String(text[..<at]), start: start)
  }

  /// How far back, or a deployment.
  static func diff(_ text: String) -> DiffReference {
    TimeText.length(text).map { .earlier($0) } ?? .deployment(text)
  }

  private static let plain: [String: ViewPath] = [
    "fleet": .fleet, "errors": .errors, "lens": .lens, "alarms": .alarms, "cost": .cost,
    "map": .map(around: nil), "cold": .cold(of: nil), "limits": .limits, "logs": .logs,
    "deploys": .deployments, "deployments": .deployments,
    "diff": .diff(.earlier(nil)), "activity": .activity, "day": .day, "notes": .notes,
    "views": .views,
    "help": .help, "keys": .help,
  ]
}

/// A view that does not exist.
package struct ViewPathError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was asked for.
  package let text: String

  /// What was asked, why it failed, what to do.
  package var description: String {
    "There is no view \"\(text)\". Views are fleet, service/NAME[/LIST], resource/ARN-or-NAME[/TAB], "
      + "execution/ID, trace/ID, traces[?filter], map[/NODE], cold[/FUNCTION], insights[?filter], errors, lens[/QUESTION], alarms, cost, limits, logs, deploys, diff[/1d or /DEPLOYMENT], day, chart/ARN-or-NAME/CHART, notes, views."
  }
}
