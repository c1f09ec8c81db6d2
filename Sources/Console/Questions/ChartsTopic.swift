/// Which charts of a resource are asked for: those of another time, or split.
package struct ChartsTopic: Hashable, Sendable {
  /// By ARN or name.
  var resource: String
  var backdrop = Backdrop.none
  var split = ChartSplit.none
}

/// One chart of a resource.
package struct ChartReference: Hashable, Sendable {
  /// By ARN or name.
  var resource: String
  /// The chart's id.
  var id: String

  init(resource: String, id: String) {
    self.resource = resource
    self.id = id
  }

  /// Reads `charge-card/duration`; `nil` where one of both is missing.
  init?(_ text: String) {
    guard let slash = text.lastIndex(of: "/"), slash != text.startIndex else { return nil }
    resource = String(text[..<slash])
    id = String(text[text.index(after: slash)...])
    guard !id.isEmpty else { return nil }
  }
}

/// Which earlier time is drawn behind a chart.
package enum Backdrop: String, CaseIterable, Hashable, Sendable {
  case none, yesterday
  case lastWeek = "last week"

  /// How much earlier it is.
  var seconds: Int64 {
    switch self {
    case .none: 0
    case .yesterday: 86_400
    case .lastWeek: 604_800
    }
  }
}

/// What a chart has a line for each of.
package enum ChartSplit: String, CaseIterable, Hashable, Sendable {
  case none, version, alias
}
