import AWSClient
import DataProvider

/// Finds the accounts and regions that options name, and who calls them.
struct AccountLanes: Sendable {
  let access: AWSAccess
  /// Whether the accounts of the last time are taken for those of now until AWS says otherwise.
  var trustsLastTime = false

  /// A lane for each account and region; several identities of one account share it.
  ///
  /// One that cannot call AWS is told in a sentence, and the others are read.
  ///
  /// - Throws: `CommandFailure` in a sentence where no identity can call AWS.
  func lanes(of identities: [Identity]) async throws -> [CollectorLane] {
    for identity in identities { try checkProfile(of: identity) }
    warn(of: identities)
    var lanes: [CollectorLane] = []
    var failures: [CommandFailure] = []
    for identity in identities {
      do { try await add(identity, to: &lanes) } catch let failure as CommandFailure {
        failures.append(pointed(failure, of: identity))
      }
    }
    guard let first = failures.first else { return lanes }
    guard !lanes.isEmpty else { throw first }
    for failure in failures {
      StandardError.write("perch: \(failure.sentence) The other accounts are read without it.\n")
    }
    return lanes
  }

  /// The failure with the way to what was read last, where a live console holds that.
  private func pointed(_ failure: CommandFailure, of identity: Identity) -> CommandFailure {
    guard !trustsLastTime, failure.code == .notPermitted, let profile = identity.profile,
      isKnownHere(identity), KnownAccounts()[identity, access] != nil
    else { return failure }
    let way = " Until then, perch live --profile \(profile) shows what was read last."
    var pointed = failure
    pointed.sentence += way
    pointed.page = failure.page.map { $0 + way }
    return pointed
  }

  private func add(_ identity: Identity, to lanes: inout [CollectorLane]) async throws {
    let client = access.client(of: identity)
    let regions = try await regions(of: identity, client)
    guard let first = regions.first else { return }
    let (account, caller) = try await account(of: identity, client, region: first)
    for region in regions
    where !lanes.contains(where: { $0.account == account && $0.region == region }) {
      let isHome = !lanes.contains { $0.account == account }
      lanes.append(CollectorLane(account: account, region: region, caller: caller, isHome: isHome))
    }
  }

  /// Says once what is odd in how profiles are set.
  private func warn(of identities: [Identity]) {
    var told: Set<String> = []
    for warning in identities.flatMap({ access.settings(of: $0).warnings })
    where told.insert(warning).inserted {
      StandardError.write("perch: \(warning)\n")
    }
  }

  /// A name that no file holds is told before anything is looked for under it.
  private func checkProfile(of identity: Identity) throws {
    guard let name = identity.profile, access.files.profiles[name] == nil else { return }
    let known = access.files.names.joined(separator: ", ")
    throw CommandFailure(
      .notPermitted,
      "There is no profile \(Quoted.text(name)) in the configuration of AWS. "
        + (known.isEmpty
          ? "Make one with: aws configure --profile \(name)" : "There are: \(known)."))
  }

  private func regions(of identity: Identity, _ client: AWSClient) async throws -> [String] {
    if case .named(let names) = identity.regions { return names }
    if access.settings(of: identity).region == nil {
      // Who has nothing set up is told that first, and all of it at once.
      try await called { try await client.findCredentials() }
    }
    let settings = await access.locatedSettings(of: identity)
    guard let region = settings.region else {
      throw CommandFailure(
        .usage,
        "No region is named for profile \(settings.profile). Give --region, set AWS_REGION, or "
          + "set region in the profile.")
    }
    guard identity.regions == .all else { return [region] }
    return try await called { try await RegionList.enabled(by: client, from: region) }
  }

  /// The account of an identity, and who calls it.
  private func account(of identity: Identity, _ client: AWSClient, region: String) async throws
    -> (String, any AWSCalling)
  {
    if trustsLastTime, isKnownHere(identity), let known = KnownAccounts()[identity, access] {
      let caller = CheckedCaller(client, expecting: known, region: region) { found in
        KnownAccounts.keep(found, of: identity, access)
      }
      return (known, caller)
    }
    let account = try await called { try await Self.account(client, region: region) }
    if trustsLastTime { KnownAccounts.keep(account, of: identity, access) }
    return (account, client)
  }

  /// The account that calls are made in.
  static func account(_ caller: any AWSCalling, region: String) async throws(AWSFailure) -> String {
    let operation = STS.getCallerIdentity
    let reply = try await caller.call(AWSCall(operation, region: region))
    do throws(AWSJSONError) {
      return try reply.body.decode(STS.GetCallerIdentity.self).account ?? "unknown"
    } catch {
      throw .unreadable(error, operation: operation)
    }
  }

  /// Whether neither AWS nor the user has to be asked where an identity looks, and with which keys.
  private func isKnownHere(_ identity: Identity) -> Bool {
    identity.regions != .all && !access.files.profiles.values.contains { $0["mfa_serial"] != nil }
  }

  private func called<T>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch let failure as AWSFailure {
      throw CommandFailure(failure)
    }
  }
}
