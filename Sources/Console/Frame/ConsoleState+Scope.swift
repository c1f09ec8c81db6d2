import CellGrid
import ServerlessModel

extension ConsoleState {
  private var accounts: [Account] { data[.frame]?.answer?.frame?.accounts ?? [] }

  mutating func openAccounts() -> [Effect] {
    open(.accounts(accounts, profiles: profiles, chosen: scope.account))
  }

  mutating func openRegions() -> [Effect] { open(.regions(accounts, chosen: scope.region)) }

  private mutating func open(_ dialog: ListDialog) -> [Effect] {
    if dialog.items.count > 1 {
      overlay = .list(dialog)
    } else {
      message = "no \(dialog.title) is known yet"
    }
    return []
  }

  /// Narrows what every screen shows; which of them still make sense is for the user to see.
  mutating func choose(_ choice: ListDialog.Choice) -> [Effect] {
    switch choice {
    case .account(let id):
      scope.account = id
      message = "account: \(accounts.first { $0.id == id }?.name ?? id ?? "all")"
    case .region(let name):
      scope.region = name
      message = "region: \(name ?? "all")"
    case .profile(let name): return [.openProfile(name)]
    case .theme, .column, .export: break
    }
    return []
  }

  /// `:account NAME` and `:region NAME`; `all` lifts it, nothing opens the list.
  mutating func narrow(_ command: String, to name: String) -> [Effect] {
    let isAccount = command == "account"
    guard !name.isEmpty else { return isAccount ? openAccounts() : openRegions() }
    if name == "all" { return choose(isAccount ? .account(nil) : .region(nil)) }
    let items =
      isAccount
      ? ListDialog.accounts(accounts, profiles: profiles, chosen: nil).items
      : ListDialog.regions(accounts, chosen: nil).items
    let match = items.first { $0.name == name || $0.choice == .account(name) }
    if let match { return choose(match.choice) }
    message = "no \(command) is named \(name) here; \(isAccount ? "P" : "R") lists them"
    return []
  }
}
