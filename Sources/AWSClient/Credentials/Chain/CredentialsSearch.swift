/// One search for credentials and what it met on its way.
struct CredentialsSearch {
  /// Seconds since 1970.
  let now: Double
  private var attempts: [CredentialsFailure.Attempt] = []

  init(now: Double) { self.now = now }

  /// The credentials of the first place that is set up.
  mutating func first(of name: ProfileName, in sources: ProfileSources)
    async throws(CredentialsFailure) -> Credentials
  {
    if name.isExplicit {
      note("environment", "passed over, since profile \(name.name) was asked for")
    } else if let keys = try await ask(KeysOfEnvironment(environment: sources.context.environment))
    {
      return keys
    }
    for source in try places(of: name, in: sources) {
      if let found = try await ask(source) { return found }
    }
    for warning in sources.files.warnings { note("settings", warning) }
    throw CredentialsFailure(attempts: attempts, advice: advice(name, sources))
  }

  /// The credentials of a role that was given by flag.
  mutating func take(
    _ role: String, _ externalID: String?, with credentials: Credentials, _ taker: RoleTaker
  ) async throws(CredentialsFailure) -> Credentials {
    do throws(SourceFailure) {
      return try await taker.take(
        RoleTaker.Role(arn: role, externalID: externalID), with: credentials)
    } catch { throw failure("role \(role)", error) }
  }

  /// Every place to ask after the environment.
  private mutating func places(of name: ProfileName, in sources: ProfileSources)
    throws(CredentialsFailure) -> [any CredentialsSource]
  {
    let machine: [any CredentialsSource] = [
      ContainerCredentials(context: sources.context),
      InstanceCredentials(metadata: sources.metadata, now: now),
    ]
    if sources.files.profiles[name.name] != nil { return sources.all + machine }
    let why = absence(of: name, sources)
    guard !name.isNamed else {
      throw failure("profile \(name.name)", .failed(why, advice: advice(name, sources)))
    }
    note("profile \(name.name)", why)
    return [sources.webIdentity] + machine
  }

  /// `nil` where a place is not set up; one that is and does not work ends the search.
  private mutating func ask(_ source: any CredentialsSource) async throws(CredentialsFailure)
    -> Credentials?
  {
    do throws(SourceFailure) {
      let found = try await source.credentials()
      guard let end = found.expiration, end <= now else { return found }
      throw .failed(
        "the credentials ended at \(ISO8601.text(end))", advice: "Get new ones and try again.")
    } catch {
      guard case .absent(let why) = error else { throw failure(source.place, error) }
      note(source.place, why)
      return nil
    }
  }

  private mutating func note(_ place: String, _ why: String) {
    attempts.append(CredentialsFailure.Attempt(place: place, why: why))
  }

  private mutating func failure(_ place: String, _ failure: SourceFailure) -> CredentialsFailure {
    note(place, failure.why)
    return CredentialsFailure(attempts: attempts, advice: failure.advice, kind: .broken)
  }

  private func absence(of name: ProfileName, _ sources: ProfileSources) -> String {
    let files = sources.files
    if files.others.contains(name.name) {
      return "\(files.configPlace.name) calls it [\(name.name)], which has to be "
        + "[profile \(name.name)]"
    }
    return [files.configPlace, files.credentialsPlace].map { place in
      "\(place.name) " + (place.trouble ?? "does not name it")
    }.joined(separator: ", ")
  }

  private func advice(_ name: ProfileName, _ sources: ProfileSources) -> String {
    let known = sources.files.names.filter { $0 != name.name }
    let others =
      known.isEmpty
      ? "" : ", or name another profile with --profile: \(known.joined(separator: ", "))"
    let profile = name.isNamed ? " --profile \(ShellText.word(name.name))" : ""
    return "Run aws configure\(profile) or aws configure sso\(profile)\(others)."
  }
}
