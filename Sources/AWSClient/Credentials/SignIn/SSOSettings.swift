/// How a profile signs in through IAM Identity Center.
struct SSOSettings: Hashable {
  var profile: String
  /// The `sso-session` section; `nil` in the older form, where all stands in the profile.
  var session: String?
  var startURL: String
  var region: String
  var account: String
  var role: String

  private static let names = ["sso_start_url", "sso_region", "sso_account_id", "sso_role_name"]

  /// Reads the profile and its session.
  init(_ profile: Profile, _ files: SharedConfiguration) throws(SourceFailure) {
    guard profile["sso_account_id"] != nil || profile["sso_role_name"] != nil else {
      throw .absent("no sso_account_id and sso_role_name")
    }
    self.profile = profile.name
    session = profile["sso_session"]
    let values = try Self.values(profile, session, files)
    let missing = Self.names.filter { values[$0] == nil }
    guard missing.isEmpty, let url = values[Self.names[0]], let region = values[Self.names[1]],
      let account = values[Self.names[2]], let role = values[Self.names[3]]
    else {
      throw Self.failure(
        "profile \(profile.name) lacks \(missing.joined(separator: ", "))", profile)
    }
    guard RegionName.isValid(region) else {
      throw Self.failure("sso_region of profile \(profile.name) is no name of a region", profile)
    }
    (startURL, self.region, self.account, self.role) = (url, region, account, role)
  }

  /// What names the file of the sign-in's token.
  var tokenName: String { session ?? startURL }

  /// What to run to sign in.
  var advice: String { "Run aws sso login --profile \(ShellText.word(profile))." }

  private static func values(_ profile: Profile, _ session: String?, _ files: SharedConfiguration)
    throws(SourceFailure) -> [String: String]
  {
    var values: [String: String] = [:]
    for name in names { values[name] = profile[name] }
    guard let session else { return values }
    guard let section = files.ssoSessions[session] else {
      throw failure(
        "profile \(profile.name) names sso_session \(session), which \(files.configPlace.name) "
          + "does not hold", profile)
    }
    for name in names {
      guard let value = Profile.value(section[name]) else { continue }
      guard values[name] == nil || values[name] == value else {
        throw failure(
          "\(name) differs between profile \(profile.name) and its sso-session", profile)
      }
      values[name] = value
    }
    return values
  }

  private static func failure(_ why: String, _ profile: Profile) -> SourceFailure {
    .failed(why, advice: "Run aws configure sso --profile \(ShellText.word(profile.name)).")
  }
}
