/// Credentials that are renewed ahead of their end, once for all who ask.
///
/// Fifteen minutes before the end they are renewed in the background, from ten minutes on callers wait for it; where that
/// fails, the old ones are given as long as they hold.
package actor RefreshingCredentials: CredentialsProviding {
  /// Where new ones come from.
  package typealias Loading = @Sendable () async throws(CredentialsFailure) -> Credentials

  private let time: any TimeKeeper
  private let load: Loading
  private var held: Credentials?
  private var running: Task<Result<Credentials, CredentialsFailure>, Never>?
  /// Until when nothing is loaded again, and what to say meanwhile where nothing is held.
  private var pause: (until: Double, failure: CredentialsFailure?)?

  /// Seconds before the end.
  private static let (advisory, mandatory) = (15.0 * 60, 10.0 * 60)
  /// Seconds between two loads that do not help.
  private static let rest = 10.0

  /// Loads from `load`, by the clock of `time`.
  package init(time: any TimeKeeper, load: @escaping Loading) {
    self.time = time
    self.load = load
  }

  /// Credentials that are good for a while; those refused by AWS are replaced once, or are an error.
  package func credentials(refused: Credentials?) async throws(CredentialsFailure) -> Credentials {
    guard let held, refused.map(held.hasSameKeys) != true else {
      return try await replaced(refused)
    }
    let left = held.expiration.map { $0 - time.now } ?? .infinity
    guard left > 0 else { return try await replaced(nil) }
    if left > Self.advisory || isPaused { return held }
    if left > Self.mandatory {
      start()
      return held
    }
    do throws(CredentialsFailure) { return try await loaded() } catch { return held }
  }

  /// New ones in place of none, of ended or of refused ones.
  private func replaced(_ refused: Credentials?) async throws(CredentialsFailure) -> Credentials {
    if isPaused, let failure = pause?.failure { throw failure }
    let fresh = try await loaded()
    guard let refused, fresh.hasSameKeys(as: refused) else { return fresh }
    let failure = CredentialsFailure.refused(refused)
    pause = (time.now + Self.rest, failure)
    throw failure
  }

  private var isPaused: Bool { pause.map { time.now < $0.until } ?? false }

  /// Waits for the load that runs, or starts one.
  private func loaded() async throws(CredentialsFailure) -> Credentials {
    try await start().value.get()
  }

  @discardableResult
  private func start() -> Task<Result<Credentials, CredentialsFailure>, Never> {
    if let running { return running }
    let task = Task { [load] in
      let outcome: Result<Credentials, CredentialsFailure>
      do throws(CredentialsFailure) { outcome = .success(try await load()) } catch {
        outcome = .failure(error)
      }
      end(outcome)
      return outcome
    }
    running = task
    return task
  }

  private func end(_ outcome: Result<Credentials, CredentialsFailure>) {
    running = nil
    switch outcome {
    case .success(let fresh):
      held = fresh
      let left = fresh.expiration.map { $0 - time.now } ?? .infinity
      pause = left > Self.advisory ? nil : (time.now + Self.rest, nil)
    case .failure(let failure): pause = (time.now + Self.rest, failure)
    }
  }
}
