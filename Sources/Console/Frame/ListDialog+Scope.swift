import CellGrid
import ServerlessModel

/// The accounts or the regions that the screens may be narrowed to; live, also the profiles to read instead.
extension ListDialog {
  /// All accounts, each of them, and the profiles that are not read yet.
  static func accounts(_ accounts: [Account], profiles: [String], chosen: String?) -> ListDialog {
    let all = Item(name: "all accounts", choice: .account(nil))
    let each = accounts.map { account in
      let detail =
        account.name == account.id ? account.regions.joined(separator: " ") : account.id
      return Item(
        name: account.name, detail: [Span(detail, .dim)], choice: .account(account.id))
    }
    let others = profiles.map {
      Item(name: $0, detail: [Span("profile, read instead", .dim)], choice: .profile($0))
    }
    return ListDialog(
      profiles.isEmpty ? "account" : "account or profile", [all] + each + others,
      selected: accounts.firstIndex { $0.id == chosen }.map { $0 + 1 } ?? 0, verb: "choose",
      openers: [.profile, .region])
  }

  /// All regions, and each of them.
  static func regions(_ accounts: [Account], chosen: String?) -> ListDialog {
    let names = Set(accounts.flatMap(\.regions)).sorted()
    let each = names.map { name in
      let holders = accounts.filter { $0.regions.contains(name) }
      return Item(
        name: name, detail: [Span(holders.map(\.name).joined(separator: " "), .dim)],
        choice: .region(name))
    }
    return ListDialog(
      "region", [Item(name: "all regions", choice: .region(nil))] + each,
      selected: chosen.flatMap(names.firstIndex).map { $0 + 1 } ?? 0, verb: "choose",
      openers: [.profile, .region])
  }
}
