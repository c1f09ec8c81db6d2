/// What a cell means; a theme says what that looks like.
package enum Role: UInt8, CaseIterable, Hashable, Sendable {
  case text, dim, accent, title, border, borderFocus, selection, mark, header, crumb, key
  case ok, info, warning, error, critical, unknown, stale, live, replay, match
  case chart1, chart2, chart3, chart4, chart5, chart6
  case ops, sec, rel, perf, cost

  /// The name a theme file uses.
  package var name: String { Role.names[Int(rawValue)] }

  /// The role of this name in a theme file, if there is one.
  package init?(name: String) {
    guard let index = Role.names.firstIndex(of: name) else { return nil }
    self = Role.allCases[index]
  }

  /// The letter that stands for it in golden frames; never changes.
  package var letter: Character { Role.letters[Int(rawValue)] }

  /// The chart role of the n-th series, going round after six.
  package static func chart(_ index: Int) -> Role {
    [.chart1, .chart2, .chart3, .chart4, .chart5, .chart6][abs(index) % 6]
  }

  private static let names = Role.allCases.map { String(describing: $0) }
  private static let letters: [Character] = Array(".datbBsmhckoiweXuzlrM123456OSRP$")
}
