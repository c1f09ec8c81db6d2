/// A role that a profile names, taken with the credentials of another profile or of the machine.
struct RoleOfProfile: CredentialsSource {
  let profile: Profile
  let chain: ProfileSources

  var place: String { "role of profile \(profile.name)" }

  func credentials() async throws(SourceFailure) -> Credentials {
    guard profile.takesRole else { throw .absent("no role_arn") }
    return try await take(profile, after: [])
  }

  /// Takes the role of a profile; `earlier` are the profiles that led to it, to see a loop.
  private func take(_ profile: Profile, after earlier: [String]) async throws(SourceFailure)
    -> Credentials
  {
    let source = try await self.source(of: profile, after: earlier + [profile.name])
    let role = RoleTaker.Role(
      arn: profile["role_arn"] ?? "", profile: profile.name,
      sessionName: profile["role_session_name"], externalID: profile["external_id"],
      duration: profile["duration_seconds"], mfaSerial: profile["mfa_serial"])
    return try await chain.taker.take(role, with: source)
  }

  private func source(of profile: Profile, after names: [String]) async throws(SourceFailure)
    -> Credentials
  {
    let advice = "Edit profile \(profile.name) in \(chain.files.configPlace.name)."
    switch (profile["source_profile"], profile["credential_source"]) {
    case (_?, _?):
      throw .failed(
        "profile \(profile.name) has both source_profile and credential_source", advice: advice)
    case (nil, nil):
      throw .failed(
        "profile \(profile.name) has role_arn and neither source_profile nor credential_source",
        advice: advice)
    case (nil, let source?): return try await machine(source, profile, advice: advice)
    case (let name?, nil): return try await sourceProfile(name, of: profile, after: names)
    }
  }

  /// Credentials of the machine, as `credential_source` names them.
  private func machine(_ name: String, _ profile: Profile, advice: String)
    async throws(SourceFailure) -> Credentials
  {
    let source: any CredentialsSource
    switch name.lowercased() {
    case "environment": source = KeysOfEnvironment(environment: chain.context.environment)
    case "ecscontainer": source = ContainerCredentials(context: chain.context)
    case "ec2instancemetadata":
      source = InstanceCredentials(metadata: chain.metadata, now: chain.context.time.now)
    default:
      throw .failed(
        "credential_source of profile \(profile.name) is none of Environment, EcsContainer, "
          + "Ec2InstanceMetadata", advice: advice)
    }
    do throws(SourceFailure) { return try await source.credentials() } catch {
      throw .failed(
        "credential_source of profile \(profile.name) is \(name), which gave nothing: \(error.why)",
        advice: advice)
    }
  }

  private func sourceProfile(_ name: String, of parent: Profile, after names: [String])
    async throws(SourceFailure) -> Credentials
  {
    guard let source = chain.files.profiles[name] else {
      throw .failed(
        "source_profile of profile \(parent.name) is \(name), which is in neither file",
        advice: "Add profile \(name), or name another. There are: \(chain.listed).")
    }
    if names.contains(name), name != parent.name || !source.hasKeys {
      throw .failed(
        "the profiles name each other in a circle: "
          + (names.drop { $0 != name } + [name]).joined(separator: " → "),
        advice: "Let one of them hold keys or a sign-in.")
    }
    guard !source.hasKeys, source.takesRole else { return try await held(by: source) }
    return try await take(source, after: names)
  }

  /// What a source profile holds itself.
  private func held(by source: Profile) async throws(SourceFailure) -> Credentials {
    var reasons: [String] = []
    for place in chain.with(source).withoutRole {
      do throws(SourceFailure) { return try await place.credentials() } catch {
        guard case .absent(let why) = error else { throw error }
        reasons.append("\(place.place): \(why)")
      }
    }
    throw .failed(
      "source profile \(source.name) holds no credentials (\(reasons.joined(separator: "; ")))",
      advice: "Run aws configure --profile \(ShellText.word(source.name)).")
  }
}

extension Profile {
  /// Whether it names a role to be taken with other credentials; one with a token file takes it without any.
  fileprivate var takesRole: Bool {
    self["role_arn"] != nil && self["web_identity_token_file"] == nil
  }
}
