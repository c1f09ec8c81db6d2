/// A screen as a test reaches it: the view it opens with and the keys that are pressed then.
struct Scene: Sendable, CustomStringConvertible {
  let name: String
  let view: String
  let keys: String
  /// The type of the screen that it is the frame of; `nil` for one more look at a screen that has a scene.
  let screen: String?
  /// Whether the screen rests on answers, so that it can be loading, empty and denied.
  let rests: Bool

  init(
    _ name: String, _ view: String, _ keys: String = "", of screen: String? = nil,
    rests: Bool = true
  ) {
    self.name = name
    self.view = view
    self.keys = keys
    self.screen = screen
    self.rests = rests
  }

  var description: String { name }

  private static let run = "execution/8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b"

  /// Every screen, and more looks at some.
  static let all = fleet + resource + runs + judgement + rest

  private static let fleet = [
    Scene("fleet", "fleet", of: "FleetScreen"), Scene("fleet-why", "fleet", "Down W"),
    Scene("fleet-filter", "fleet", "/ checkout"), Scene("command", "fleet", ": cha"),
    Scene("themes", "fleet", "F2"), Scene("window-wrong", "fleet", "t 25:00"),
    Scene("export", "fleet", "e"), Scene("cut", "service/checkout", "x"),
    Scene("service", "service/checkout", of: "ServiceScreen"),
    Scene("compare", "service/checkout", "Space Space ="), Scene("day", "day", of: "DayScreen"),
    Scene("find", "fleet", ": find Space nothing Enter", of: "FindScreen"),
  ]

  private static let resource = [
    Scene("overview", "resource/charge-card", of: "ResourceScreen"),
    Scene("executions", "resource/charge-card/executions", of: "ResourceScreen"),
    Scene("errors-tab", "resource/charge-card/errors", of: "ResourceScreen"),
    Scene("logs-tab", "resource/charge-card/logs", of: "ResourceScreen"),
    Scene("insights-tab", "resource/charge-card/insights", of: "ResourceScreen"),
    Scene("configuration", "resource/charge-card/configuration", of: "ResourceScreen"),
    Scene("cost-tab", "resource/charge-card/cost", of: "ResourceScreen"),
    Scene("alarms-tab", "resource/charge-card/alarms", of: "ResourceScreen"),
    Scene("environments", "resource/charge-card/environments", of: "ResourceScreen"),
    Scene("queue", "resource/orders-dlq", of: "ResourceScreen"),
    Scene("neighbours", "resource/charge-card", "J", of: "NeighboursScreen"),
    Scene("overview-cursor", "resource/charge-card", "Tab Left Left"),
    Scene("overview-yesterday", "resource/charge-card", "H"),
    Scene("overview-versions", "resource/charge-card", "B"),
    Scene("window", "resource/charge-card", "t"),
    Scene("chart", "chart/charge-card/duration", of: "ChartScreen"),
    Scene("chart-area", "chart/charge-card/memory", "2"),
    Scene("chart-stacked", "chart/charge-card/runs", "3"),
    Scene("histogram", "chart/charge-card/duration", "4 Left Left"),
    Scene("heat-map", "chart/charge-card/duration", "5"),
    Scene("histogram-memory", "chart/charge-card/memory", "4"),
  ]

  private static let runs = [
    Scene("execution", run, of: "ExecutionScreen"), Scene("execution-whole-trace", run, "z"),
    Scene("tries", run, "Tab"), Scene("call", run, "G Enter"),
    Scene("document", run, "d", of: "DocumentScreen", rests: false),
    Scene("trace", "trace/\(Fleet.failedTrace)", of: "TraceScreen"),
    Scene("traces", "traces", of: "TracesScreen"), Scene("map", "map", of: "MapScreen"),
    Scene("cold", "cold", of: "ColdListScreen"),
    Scene("cold-function", "cold/charge-card", of: "ColdScreen"),
    Scene("compare-runs", "resource/charge-card/executions", "Space Space =", of: "CompareScreen"),
    Scene("logs", "logs", of: "LogsScreen"),
    Scene("log-line", "logs", "d", of: "LogLineScreen", rests: false),
    Scene("bookmarks", "fleet", ": bookmarks Enter", of: "BookmarksScreen", rests: false),
  ]

  private static let judgement = [
    Scene("insights", "insights", of: "InsightsScreen"),
    Scene("insights-by-pillar", "insights", "2"), Scene("insights-unknown", "insights", "5"),
    Scene("finding", "insights", "Enter", of: "FindingScreen", rests: false),
    Scene("errors", "errors", of: "ErrorsScreen"),
    Scene("error-group", "errors", "Enter", of: "ErrorGroupScreen"),
    Scene("lens", "lens", of: "LensScreen"),
    Scene("lens-question", "lens/REL2", of: "LensQuestionScreen"),
    Scene("alarms", "alarms", of: "AlarmsScreen"),
    Scene("alarm", "alarms", "Enter", of: "AlarmScreen"),
    Scene("policy", "resource/charge-card", ": policy Enter", of: "PolicyScreen"),
  ]

  private static let rest = [
    Scene("diff", "diff", "+ +"), Scene("diff-hour", "diff", of: "DiffScreen"),
    Scene("cost", "cost", of: "CostScreen"),
    Scene("limits", "limits", of: "LimitsScreen"),
    Scene("deployments", "deploys", of: "DeploymentsScreen"),
    Scene("activity", "activity", of: "ActivityScreen"),
    Scene("activity-perch", "activity", "2"),
    Scene("views", "views", of: "SavedViewsScreen", rests: false),
    Scene("notes", "notes", of: "NotesScreen"),
    Scene("help", "help", of: "HelpScreen", rests: false),
  ]
}
