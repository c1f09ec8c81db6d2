package import ServerlessModel

/// How the screens of some accounts look: in a theme of their own, under a bar that says PROD.
package struct AccountLooks: Sendable {
  /// The look of the accounts that a pattern names.
  package struct Look: Hashable, Sendable {
    /// A pattern of account ids and names, `*` in it for anything.
    package var pattern: String
    /// The theme; `nil` leaves the user's.
    package var theme: String?
    /// Whether a mistake there costs customers.
    package var isProduction: Bool

    /// Makes a look from its parts.
    package init(pattern: String, theme: String? = nil, isProduction: Bool = false) {
      self.pattern = pattern
      self.theme = theme
      self.isProduction = isProduction
    }
  }

  private let looks: [Look]
  private let environments: [(pattern: String, name: String)]

  /// Takes the looks, of which the first theme that fits holds, and what accounts are for, of which the first that fits.
  package init(_ looks: [Look] = [], environments: [(pattern: String, name: String)] = []) {
    self.looks = looks
    self.environments = environments
  }

  /// Whether a mistake in an account costs customers.
  package func isProduction(_ account: Account) -> Bool {
    let environment = environments.first { account.fits($0.pattern) }?.name.lowercased()
    return environment == "prod" || environment == "production"
      || looks.contains { $0.isProduction && account.fits($0.pattern) }
  }

  /// The theme of an account; `nil` leaves the user's.
  package func theme(of account: Account) -> String? {
    looks.first { $0.theme != nil && account.fits($0.pattern) }?.theme
  }
}

extension Account {
  fileprivate func fits(_ pattern: String) -> Bool {
    Glob.matches(id, pattern) || Glob.matches(name, pattern)
  }
}
