/// The profile to read, and whether someone asked for it.
struct ProfileName: Hashable {
  var name: String
  /// Given by code or flag: then keys of the environment are left out.
  var isExplicit: Bool
  /// The variable that named it.
  var variable: String?

  /// Takes the flag, else `AWS_PROFILE`, else `AWS_DEFAULT_PROFILE`, else `default`.
  ///
  /// `AWS_PROFILE` goes first, as in every SDK but Python's, since it is the one that people export.
  init(flag: String?, _ environment: AWSEnvironment) {
    variable = nil
    isExplicit = flag != nil
    name = flag ?? "default"
    guard flag == nil else { return }
    for variable in ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] {
      guard let value = environment[variable] else { continue }
      (name, self.variable) = (value, variable)
      return
    }
  }

  /// Whether someone named it, so that its absence is an error.
  var isNamed: Bool { isExplicit || variable != nil }

  /// What contradicts this name, a sentence each.
  func warnings(_ environment: AWSEnvironment) -> [String] {
    var warnings: [String] = []
    if variable == "AWS_PROFILE", let other = environment["AWS_DEFAULT_PROFILE"], other != name {
      warnings.append(
        "AWS_PROFILE says \(name) and AWS_DEFAULT_PROFILE says \(other): \(name) is used.")
    }
    if let variable, environment["AWS_ACCESS_KEY_ID"] != nil {
      warnings.append(
        "The keys of AWS_ACCESS_KEY_ID are used, not profile \(name) of \(variable). "
          + "Give --profile \(ShellText.word(name)) to use it.")
    }
    return warnings
  }
}
