import ServerlessModel

/// The accounts or the regions that the screens may be narrowed to; live, also the profiles to read instead.
struct ScopeChooser: Sendable {
  /// What choosing one comes to.
  enum Choice: Hashable, Sendable {
    /// Only this account; `nil` for all.
    case account(String?)
    /// Only this region; `nil` for all.
    case region(String?)
    /// Read AWS with this profile from now on.
    case profile(String)
  }

  /// One line of it.
  struct Entry: Hashable, Sendable {
    let name: String
    let detail: String
    let choice: Choice
  }

  let title: String
  let entries: [Entry]
  var selected = 0
}

extension ScopeChooser {
  /// All accounts, each of them, and the profiles that are not read yet.
  static func accounts(_ accounts: [Account], profiles: [String], chosen: String?) -> ScopeChooser {
    let all = Entry(name: "all accounts", detail: "", choice: .account(nil))
    let each = accounts.map {
      Entry(
        name: $0.name, detail: $0.name == $0.id ? $0.regions.joined(separator: " ") : $0.id,
        choice: .account($0.id))
    }
    let others = profiles.map {
      Entry(name: $0, detail: "profile, read instead", choice: .profile($0))
    }
    return ScopeChooser(
      title: profiles.isEmpty ? "account" : "account or profile", entries: [all] + each + others,
      selected: accounts.firstIndex { $0.id == chosen }.map { $0 + 1 } ?? 0)
  }

  /// All regions, and each of them.
  static func regions(_ accounts: [Account], chosen: String?) -> ScopeChooser {
    let names = Set(accounts.flatMap(\.regions)).sorted()
    let each = names.map { name in
      let holders = accounts.filter { $0.regions.contains(name) }
      return Entry(
        name: name, detail: holders.map(\.name).joined(separator: " "), choice: .region(name))
    }
    return ScopeChooser(
      title: "region",
      entries: [Entry(name: "all regions", detail: "", choice: .region(nil))] + each,
      selected: chosen.flatMap(names.firstIndex).map { $0 + 1 } ?? 0)
  }
}
