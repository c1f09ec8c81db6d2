/// Tokens of sign-ins that were renewed; they stay in memory, the AWS CLI's files are only read.
actor SSOSignIns {
  private var renewed: [String: SSOToken] = [:]
  private var renewing: [String: Task<SSOToken?, Never>] = [:]
  /// Renewed from here on before the end, in seconds, as the AWS CLI does.
  private static let window = 15.0 * 60

  /// A token that is good now, renewed where its end is near and it can be.
  func token(_ settings: SSOSettings, _ context: CredentialsContext) async throws(SourceFailure)
    -> SSOToken
  {
    var token = try SSOToken(settings, context.environment)
    if let other = renewed[settings.tokenName], other.end > token.end { token = other }
    let now = context.time.now
    if settings.session != nil, token.end - now < Self.window,
      let fresh = await renew(token, settings, context)
    {
      token = fresh
    }
    guard token.end > now else {
      throw .failed("the sign-in ended at \(ISO8601.text(token.end))", advice: settings.advice)
    }
    return token
  }

  /// Renews once for all profiles of a session.
  private func renew(_ token: SSOToken, _ settings: SSOSettings, _ context: CredentialsContext)
    async -> SSOToken?
  {
    let name = settings.tokenName
    if let running = renewing[name] { return await running.value }
    let task = Task { await SSORenewal(settings: settings, context: context).renewed(token) }
    renewing[name] = task
    let fresh = await task.value
    renewing[name] = nil
    if let fresh { renewed[name] = fresh }
    return fresh
  }
}
