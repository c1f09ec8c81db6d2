import AWSClient
import ServerlessModel

/// Counts every call of a lane before it goes out, and what one turned out to cost.
struct MeteredCaller: AWSCalling {
  let caller: any AWSCalling
  let account: String
  let ledger: CollectorLedger
  let clock: any TimeKeeper

  func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
    ledger.count(call, account: account, at: Instant(epoch: clock.now))
    let reply = try await caller.call(call)
    if call.operation == Logs.getQueryResults { count(reply, of: call) }
    return reply
  }

  /// Insights charges for what a query scans, however it ends.
  private func count(_ reply: AWSReply, of call: AWSCall) {
    guard let answer: Logs.GetQueryResults = try? reply.body.decode(),
      let bytes = answer.statistics?.bytesScanned, bytes > 0, bytes < 1e18
    else { return }
    let new = ledger.charge(
      scanned: bytes, of: call.input["queryId"]?.scalar ?? "", isDone: answer.isDone)
    ledger.count(
      dollars: new / 1e9 * InsightsPrice.dollarsPerGB, of: call, account: account,
      at: Instant(epoch: clock.now))
  }
}
