package import ServerlessModel

extension ErrorGroup {
  /// How the window compares with the one before: `+220 %`, `×12`, `same`, `none before`; `nil` where that is not known.
  package var change: String? {
    guard let countBefore else { return nil }
    if countBefore == count { return "same" }
    guard countBefore > 0 else { return "none before" }
    let share = Double(count) / Double(countBefore)
    if share >= 10 { return "×\(Int(share.rounded()))" }
    let percent = Int(((share - 1) * 100).rounded())
    return percent > 0 ? "+\(percent) %" : "\(percent) %"
  }

  /// Whether it is something to look at: neither resolved nor muted.
  package var isActive: Bool { state != .resolved && state != .muted }
}

extension ErrorGroup.State {
  /// What needs a look first comes first.
  package var order: Int {
    switch self {
    case .regressed: 0
    case .new: 1
    case .open: 2
    case .resolved: 3
    case .muted: 4
    }
  }
}
