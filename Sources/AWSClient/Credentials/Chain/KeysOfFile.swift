/// Keys that stand in one of the two files.
struct KeysOfFile: CredentialsSource {
  /// The file, as a user writes it.
  let file: ConfigurationPlace
  let profile: String
  let settings: [String: ConfigurationSetting]

  var place: String { file.name }

  func credentials() async throws(SourceFailure) -> Credentials {
    if let trouble = file.trouble { throw .absent("it \(trouble)") }
    guard let key = value("aws_access_key_id") else {
      throw .absent("no aws_access_key_id for profile \(profile)")
    }
    guard let secret = value("aws_secret_access_key") else {
      throw .failed(
        "profile \(profile) has aws_access_key_id and no aws_secret_access_key",
        advice: "Run aws configure --profile \(ShellText.word(profile)).")
    }
    return Credentials(
      accessKeyID: key, secretAccessKey: secret,
      sessionToken: value("aws_security_token") ?? value("aws_session_token"),
      account: value("aws_account_id"), source: "profile \(profile)",
      renewal: "Renew the keys of profile \(profile) in \(file.name), with what made them or with "
        + "aws configure --profile \(ShellText.word(profile)).")
  }

  private func value(_ name: String) -> String? { Profile.value(settings[name]) }
}
