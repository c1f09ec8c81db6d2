import AWSClient
import ServerlessModel

extension LaneRun {
  /// Days of the bill that are read each time; the last ones still change.
  private static let billedDays: Int64 = 14

  /// Reads the bill by service and day; only where someone said yes, since it costs a cent.
  func readBill() async throws {
    let today = time.now.floored(toSeconds: 86_400)
    let call = AWSCall(
      CostExplorer.getCostAndUsage, region: lane.region,
      input: [
        "TimePeriod": .object([
          "Start": .text(today.adding(seconds: -Self.billedDays * 86_400).date),
          "End": .text(today.date),
        ]),
        "Granularity": .text("DAILY"), "Metrics": .list([.text("UnblendedCost")]),
        "GroupBy": .list([
          .object(["Type": .text("DIMENSION"), "Key": .text("SERVICE")])
        ]),
      ])
    let answer = try await fetch(LaneFetch(call: call))
    let again = tell(answer, of: call.operation)
    try await commit()
    // The bill is put together once a day.
    put(.bill, after: again ?? 86_400)
  }
}
