/// Looks for the credentials of one identity, place after place, in the order of the AWS CLI.
package struct CredentialsChain: Sendable {
  private let identity: Identity
  private let given: Credentials?
  private let context: CredentialsContext

  /// Takes who is meant; `given` are keys that someone handed over, which win over every place.
  package init(
    _ identity: Identity, given: Credentials? = nil, context: CredentialsContext
  ) {
    self.identity = identity
    self.given = given
    self.context = context
  }

  /// Credentials as they are now; files are read and endpoints asked anew.
  package func credentials() async throws(CredentialsFailure) -> Credentials {
    let files = SharedConfiguration(context.environment)
    let name = ProfileName(flag: identity.profile, context.environment)
    let settings = AWSSettings(
      profile: identity.profile, environment: context.environment, files: files)
    let sources = ProfileSources(
      context: context, files: files,
      profile: files.profile(name.name),
      readsEnvironment: !name.isExplicit, region: settings.region ?? "us-east-1")
    var search = CredentialsSearch(now: context.time.now)
    let found =
      if let given { given } else { try await search.first(of: name, in: sources) }
    guard let role = identity.roleARN else { return found }
    return try await search.take(role, identity.externalID, with: found, sources.taker)
  }
}
