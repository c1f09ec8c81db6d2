/// A setting and where it was found.
struct Setting {
  var text: String
  /// As a user would name it: `AWS_REGION`, `region of profile prod`.
  var place: String
}

/// Looks a setting up in the environment, then in the profile.
struct SettingLookup {
  let environment: AWSEnvironment
  let profile: Profile

  /// The value of the variable, else of the profile's setting.
  func value(_ variable: String, _ setting: String?) -> Setting? {
    if let text = environment[variable] { return Setting(text: text, place: variable) }
    guard let setting, let text = profile[setting] else { return nil }
    return Setting(text: text, place: "\(setting) of profile \(profile.name)")
  }

  /// Whether a switch is on; a variable that says no wins over a profile that says yes.
  func isOn(_ variable: String, _ setting: String) -> Bool {
    value(variable, setting)?.text.lowercased() == "true"
  }

  /// A number above zero; one that cannot be read is left out.
  func number(_ variable: String, _ setting: String) -> Double? {
    value(variable, setting).flatMap { Double($0.text) }.flatMap { $0 > 0 ? $0 : nil }
  }
}
