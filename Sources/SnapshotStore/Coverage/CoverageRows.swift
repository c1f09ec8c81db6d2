import ServerlessModel

/// Everything that was asked of AWS, found by what it was asked of: a recorder asks of each log group by itself.
struct CoverageRows: Sendable {
  private struct Place: Hashable {
    let source: Coverage.Source
    let account: String
    let scope: String
  }

  /// In the order of account, region, source, scope and time.
  let all: [Coverage]
  private let places: [Place: [Int]]

  init(_ all: [Coverage]) {
    self.all = all
    places = Dictionary(grouping: all.indices) {
      Place(source: all[$0].source, account: all[$0].account, scope: all[$0].scope)
    }
  }

  /// What was asked of a source under any of some names or of all at once, in order.
  func rows(_ source: Coverage.Source, account: String, scopes: Set<String>) -> [Coverage] {
    scopes.union(["*"]).flatMap {
      places[Place(source: source, account: account, scope: $0)] ?? []
    }.sorted().map { all[$0] }
  }
}
