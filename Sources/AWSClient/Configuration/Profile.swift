/// One profile as both files describe it; where both name a setting, the credentials file wins.
package struct Profile: Sendable, SecretHolding {
  package var name: String
  /// What the config file says.
  var config: [String: ConfigurationSetting] = [:]
  /// What the credentials file says.
  var credentials: [String: ConfigurationSetting] = [:]

  package var description: String { "profile \(name)" }

  /// The value of a setting; `nil` when unset or empty.
  package subscript(name: String) -> String? {
    Self.value(credentials[name]) ?? Self.value(config[name])
  }

  /// Whether a switch is on.
  func isOn(_ name: String) -> Bool { self[name]?.lowercased() == "true" }

  /// Whether it holds keys, whole or in part.
  var hasKeys: Bool {
    self["aws_access_key_id"] != nil || self["aws_secret_access_key"] != nil
  }

  static func value(_ setting: ConfigurationSetting?) -> String? {
    guard case .value(let text) = setting, !text.isEmpty else { return nil }
    return text
  }
}
