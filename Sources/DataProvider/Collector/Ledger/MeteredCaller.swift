import AWSClient
import ServerlessModel

/// Counts every call of a lane before it goes out.
struct MeteredCaller: AWSCalling {
  let caller: any AWSCalling
  let account: String
  let ledger: CollectorLedger
  let clock: any TimeKeeper

  func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
    ledger.count(call, account: account, at: Instant(epoch: clock.now))
    return try await caller.call(call)
  }
}
