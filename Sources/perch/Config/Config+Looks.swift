import Console
import ServerlessModel

extension Config {
  /// How accounts look: those that a profile reads, those named like one, and what `environments` calls production.
  ///
  /// - Parameter profiles: The profiles that AWS is read with; a single one is the account's whatever its name.
  func looks(readBy profiles: [String]) -> AccountLooks {
    let named = self.profiles.profiles.sorted { $0.key < $1.key }.map { name, profile in
      AccountLooks.Look(
        pattern: profiles == [name] ? "*" : name, theme: profile.theme,
        isProduction: profile.isProduction)
    }
    return AccountLooks(named, environments: environments.rules)
  }
}
