import AWSClient
import DataProvider

/// The way from this process to AWS: one transport and one set of limits for all who are looked at with.
struct AWSAccess: Sendable {
  let environment: AWSEnvironment
  let files: SharedConfiguration
  let clock = SystemTime()
  private let endpointURL: String?
  private let transport: AsyncHTTPTransport
  private let limiters = RateLimiters(clock: SystemTime())
  private let askCode: CredentialsContext.CodeAsking?

  /// Reads the environment and the files of AWS.
  ///
  /// - Throws: `CommandFailure` where a proxy or a file of certificates cannot be used.
  init(endpointURL: String? = nil, askCode: CredentialsContext.CodeAsking? = nil) throws {
    environment = .process
    files = SharedConfiguration(environment)
    self.endpointURL = endpointURL
    self.askCode = askCode
    let settings = AWSSettings(endpointURL: endpointURL, environment: environment, files: files)
    do {
      transport = try AsyncHTTPTransport(
        try TransportSettings(environment: environment, caBundle: settings.caBundle))
    } catch {
      throw CommandFailure(.unavailable, error.sentence)
    }
  }

  /// How the profile of an identity is set.
  func settings(of identity: Identity) -> AWSSettings {
    AWSSettings(
      profile: identity.profile, endpointURL: endpointURL, environment: environment, files: files)
  }

  /// A client that signs with the credentials of an identity.
  func client(of identity: Identity) -> AWSClient {
    let settings = settings(of: identity)
    let endpoints = Endpoints(settings.endpoints)
    let chain = CredentialsChain(
      identity,
      context: CredentialsContext(
        environment: environment, http: transport, time: clock,
        roles: SecurityTokens(access: self, endpoints: endpoints), endpoint: endpoints.base,
        askCode: askCode))
    return client(
      RefreshingCredentials(time: clock) { () async throws(CredentialsFailure) in
        try await chain.credentials()
      }, endpoints, settings)
  }

  /// A client that signs with what `credentials` gives.
  func client(
    _ credentials: any CredentialsProviding, _ endpoints: Endpoints, _ settings: AWSSettings
  ) -> AWSClient {
    AWSClient(
      account: settings.profile, credentials: credentials, transport: transport,
      codec: WireCodec(), endpoints: endpoints, limiters: limiters,
      retries: RetryPolicy(maxAttempts: settings.maxAttempts), clock: clock)
  }
}
