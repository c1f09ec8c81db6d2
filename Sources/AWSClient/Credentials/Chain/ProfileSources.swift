/// The places that one profile may keep credentials in.
struct ProfileSources: Sendable {
  let context: CredentialsContext
  let files: SharedConfiguration
  let profile: Profile
  /// Whether variables may speak beside the profile.
  let readsEnvironment: Bool
  let region: String

  var taker: RoleTaker { RoleTaker(context: context, region: region) }

  var metadata: InstanceMetadata {
    InstanceMetadata(
      environment: context.environment, profile: profile, http: context.http)
  }

  /// Every place, in the order of the AWS CLI.
  var all: [any CredentialsSource] { [RoleOfProfile(profile: profile, chain: self)] + withoutRole }

  /// Every place but a role taken with other credentials.
  var withoutRole: [any CredentialsSource] {
    [
      webIdentity,
      SSOCredentials(profile: profile, files: files, context: context),
      KeysOfFile(
        file: files.credentialsPlace, profile: profile.name, settings: profile.credentials),
      LoginCredentials(profile: profile, context: context),
      ProcessCredentials(profile: profile, context: context),
      KeysOfFile(file: files.configPlace, profile: profile.name, settings: profile.config),
    ]
  }

  /// A role taken with a token file, which needs no profile.
  var webIdentity: WebIdentityCredentials {
    WebIdentityCredentials(
      profile: profile, environment: readsEnvironment ? context.environment : AWSEnvironment([:]),
      taker: taker)
  }

  /// The same for a profile that this one draws on; variables speak no more.
  func with(_ source: Profile) -> ProfileSources {
    ProfileSources(
      context: context, files: files, profile: source, readsEnvironment: false, region: region)
  }

  /// The names of all profiles in one line.
  var listed: String { files.names.isEmpty ? "none" : files.names.joined(separator: ", ") }
}
