import ServerlessModel

/// Everything that was asked of AWS, found by what it was asked of: a recorder asks of each log group by itself.
struct CoverageRows: Sendable {
  private struct Owner: Hashable {
    let source: Coverage.Source
    let account: String
  }

  /// In the order of account, region, source, scope and time.
  let all: [Coverage]
  /// The places in `all` by scope.
  private let places: [Owner: [String: [Int]]]

  init(_ all: [Coverage]) {
    self.all = all
    places = Dictionary(grouping: all.indices) {
      Owner(source: all[$0].source, account: all[$0].account)
    }.mapValues { Dictionary(grouping: $0) { all[$0].scope } }
  }

  /// What was asked of a source under any of some names or of all at once, in order.
  func rows(_ source: Coverage.Source, account: String, scopes: Set<String>) -> [Coverage] {
    guard let scoped = places[Owner(source: source, account: account)] else { return [] }
    var found = scopes.contains("*") ? [] : scoped["*"] ?? []
    for scope in scopes { found += scoped[scope] ?? [] }
    return found.sorted().map { all[$0] }
  }
}
