import AWSClient
import Synchronization

/// Calls AWS once it is certain that an identity still is of the account that it was of the last time.
///
/// Screens do not wait for that, and nothing is read, nor written for the account, before.
final class CheckedCaller: AWSCalling {
  private typealias Check = Task<AWSFailure?, Never>

  private let caller: any AWSCalling
  private let account: String
  private let region: String
  private let learn: @Sendable (String) -> Void
  private let check = Mutex<Check?>(nil)

  /// `learn` is called with the account that it is of now, where that is another one.
  init(
    _ caller: any AWSCalling, expecting account: String, region: String,
    learn: @escaping @Sendable (String) -> Void
  ) {
    self.caller = caller
    self.account = account
    self.region = region
    self.learn = learn
  }

  func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
    if let failure = await failure() { throw failure }
    return try await caller.call(call)
  }

  /// Why it is not certain; asked once for all who call meanwhile, and again after it failed.
  private func failure() async -> AWSFailure? {
    let check = check.withLock { check in
      let running = check ?? Task { await self.ask() }
      check = running
      return running
    }
    let failure = await check.value
    if failure != nil { self.check.withLock { $0 = $0 == check ? nil : $0 } }
    return failure
  }

  private func ask() async -> AWSFailure? {
    do throws(AWSFailure) {
      let found = try await AccountLanes.account(caller, region: region)
      return found == account ? nil : mismatch(found)
    } catch {
      return error
    }
  }

  private func mismatch(_ found: String) -> AWSFailure {
    learn(found)
    return .noCredentials(
      CredentialsFailure(
        attempts: [],
        advice: "these are of account \(found) now; leave and start perch live again"))
  }
}
