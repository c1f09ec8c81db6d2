import AWSClient
import DataProvider

/// The way from this process to AWS: one transport and one set of limits for all who are looked at with.
struct AWSAccess: Sendable {
  let environment: AWSEnvironment
  let files: SharedConfiguration
  let clock = SystemTime()
  private let endpointURL: String?
  private let transport: AsyncHTTPTransport
  private let limiters: RateLimiters
  private let askCode: CredentialsContext.CodeAsking?

  /// Reads the environment and the files of AWS.
  ///
  /// - Throws: `CommandFailure` where a proxy or a file of certificates cannot be used.
  init(endpointURL: String? = nil, askCode: CredentialsContext.CodeAsking? = nil) throws {
    environment = .process
    limiters = RateLimiters(clock: clock) { $0.rate }
    files = SharedConfiguration(environment)
    self.endpointURL = endpointURL
    self.askCode = askCode
    let settings = AWSSettings(endpointURL: endpointURL, environment: environment, files: files)
    do throws(TransportSetupFailure) {
      transport = try AsyncHTTPTransport(
        try TransportSettings(environment, caBundle: settings.caBundle),
        now: { [clock] in clock.now })
    } catch {
      throw CommandFailure(.unavailable, error.sentence)
    }
  }

  /// How the profile of an identity is set.
  func settings(of identity: Identity) -> AWSSettings {
    AWSSettings(
      profile: identity.profile, endpointURL: endpointURL, environment: environment, files: files)
  }

  /// The same; where nothing names a region, the one that this machine runs in.
  func locatedSettings(of identity: Identity) async -> AWSSettings {
    let settings = settings(of: identity)
    guard settings.region == nil else { return settings }
    let profile = files.profile(settings.profile)
    let metadata = InstanceMetadata(environment: environment, profile: profile, http: transport)
    return settings.inRegion(ofMachine: await metadata.region())
  }

  /// A client that signs with the credentials of an identity, renewed ahead of their end.
  func client(of identity: Identity) -> AWSClient {
    let settings = settings(of: identity)
    let endpoints = endpoints(settings)
    let tokens = SecurityTokens { credentials in
      client(HeldCredentials(credentials), endpoints, settings)
    }
    let chain = CredentialsChain(
      identity,
      context: CredentialsContext(
        environment: environment, http: transport, time: clock, roles: tokens,
        endpoint: { service, region in
          (try? endpoints.endpoint(of: service, in: region))?.base ?? ""
        }, askCode: askCode))
    return client(
      RefreshingCredentials(time: clock) { () async throws(CredentialsFailure) in
        try await chain.credentials()
      }, endpoints, settings)
  }

  private func endpoints(_ settings: AWSSettings) -> Endpoints {
    var places = EndpointSettings()
    places.address = { settings.endpointURL(for: $0) }
    places.usesFIPS = settings.usesFIPS
    places.usesDualStack = settings.usesDualstack
    return Endpoints(places)
  }

  private func client(
    _ credentials: any CredentialsProviding, _ endpoints: Endpoints, _ settings: AWSSettings
  ) -> AWSClient {
    AWSClient(
      account: settings.profile, credentials: credentials, transport: transport, codec: AWSWire(),
      endpoints: endpoints, limiters: limiters,
      retries: RetryPolicy(attempts: settings.maxAttempts), clock: clock)
  }
}
