package import ServerlessModel

/// What fixing open findings would save in a month, as far as their rules can know it.
package struct Savings: Hashable, Sendable {
  package let totalUSD: Double
  /// The findings that know what their fix saves.
  package let findings: Int

  /// Sums the open ones. Fixes of one resource may save the same money, so only the greatest of each counts.
  package init(_ all: [Finding]) {
    let known = all.filter { $0.state == .open && ($0.savingUSD ?? 0) > 0 }
    findings = known.count
    let groups = Dictionary(grouping: known, by: \.resource)
    totalUSD = groups.values.reduce(0) { $0 + ($1.compactMap(\.savingUSD).max() ?? 0) }
  }

  /// `fixing these 3 findings saves about $12.10 a month`; `nil` where none knows.
  package var words: String? {
    guard findings > 0 else { return nil }
    let these = findings == 1 ? "this 1 finding" : "these \(Format.count(findings)) findings"
    return "fixing \(these) saves about \(Format.usd(totalUSD)) a month"
  }
}
