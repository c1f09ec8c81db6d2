import CellGrid
import ServerlessModel

extension ConsoleState {
  private var accounts: [Account] { data[.frame]?.answer?.frame?.accounts ?? [] }

  mutating func openAccounts() -> [Effect] {
    open(.accounts(accounts, profiles: profiles, chosen: scope.account))
  }

  mutating func openRegions() -> [Effect] { open(.regions(accounts, chosen: scope.region)) }

  private mutating func open(_ chooser: ScopeChooser) -> [Effect] {
    if chooser.entries.count > 1 {
      overlay = .scope(chooser)
    } else {
      message = "no \(chooser.title) is known yet"
    }
    return []
  }

  mutating func press(_ key: Key, onScope chooser: ScopeChooser) -> [Effect] {
    var chooser = chooser
    switch keymap.action(for: key) {
    case .moveDown: chooser.selected = min(chooser.entries.count - 1, chooser.selected + 1)
    case .moveUp: chooser.selected = max(0, chooser.selected - 1)
    case .top: chooser.selected = 0
    case .bottom: chooser.selected = chooser.entries.count - 1
    case .open:
      overlay = nil
      return choose(chooser.entries[chooser.selected].choice)
    case .up, .back, .interrupt, .quit, .profile, .region:
      overlay = nil
      return []
    default: break
    }
    overlay = .scope(chooser)
    return []
  }

  /// Narrows what every screen shows; which of them still make sense is for the user to see.
  mutating func choose(_ choice: ScopeChooser.Choice) -> [Effect] {
    switch choice {
    case .account(let id):
      scope.account = id
      message = "account: \(accounts.first { $0.id == id }?.name ?? id ?? "all")"
    case .region(let name):
      scope.region = name
      message = "region: \(name ?? "all")"
    case .profile(let name): return [.openProfile(name)]
    }
    return []
  }

  /// `:account NAME` and `:region NAME`; `all` lifts it, nothing opens the list.
  mutating func narrow(_ command: String, to name: String) -> [Effect] {
    let isAccount = command == "account"
    guard !name.isEmpty else { return isAccount ? openAccounts() : openRegions() }
    if name == "all" { return choose(isAccount ? .account(nil) : .region(nil)) }
    let entries =
      isAccount
      ? ScopeChooser.accounts(accounts, profiles: profiles, chosen: nil).entries
      : ScopeChooser.regions(accounts, chosen: nil).entries
    let match = entries.first { $0.name == name || $0.choice == .account(name) }
    if let match { return choose(match.choice) }
    message = "no \(command) is named \(name) here; \(isAccount ? "P" : "R") lists them"
    return []
  }
}
