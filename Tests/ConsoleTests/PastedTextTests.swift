@testable import Console
import ServerlessModel
import Testing

struct PastedTextTests {
  private static let request = "7a4a0818-9ae6-40eb-a0c4-8827563c165d"
  private static let trace = "1-6b0059e9-0d56731638602e9d70f4070d"

  @Test(arguments: [
    request, "RequestId: \(request)\tDuration: 3 ms", "error in <\(request)>, see log",
    "requestId=\(request.uppercased());",
    "https://x/?q=%22\(request)%22".replacing("%22", with: "'"),
  ])
  func `a request id is found whatever stands around it`(text: String) {
    #expect(PastedText.requestIDs(in: text) == [RequestID(Self.request)])
  }

  @Test func `a trace id is found in its header`() {
    let header = "Root=\(Self.trace);Parent=36ee1c24fb088225;Sampled=1"
    #expect(PastedText.traceIDs(in: header) == [TraceID(Self.trace)])
    #expect(PastedText.requestIDs(in: header) == [])
  }

  @Test func `addresses of the console say what they show`() {
    let base = "https://eu-west-1.console.aws.amazon.com/"
    let stream = "2026/11/20/[$LATEST]f0b9d6e6acdc44dfd2a430f0378c39db"
    let logs = ConsoleAddress(
      base
        + "cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fsearch/log-events/2026$252F11$252F20$252F$255B$2524LATEST$255Df0b9d6e6acdc44dfd2a430f0378c39db$3Fstart$3D1"
    )
    #expect(logs.stream == stream)
    #expect(logs.region == "eu-west-1")
    #expect(logs.names.map(\.name) == ["search"])
    let function = ConsoleAddress(base + "lambda/home#/functions/search?tab=monitoring")
    #expect(function.names.map(\.kind) == [.lambdaFunction])
    #expect(function.stream == nil && function.alarm == nil && function.arn == nil)
    let queue = ConsoleAddress(
      base + "sqs/v3/home#/queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F111122223333%2Forders"
    )
    #expect(queue.names.contains { $0.kind == .queue && $0.name == "orders" })
    let table = ConsoleAddress(base + "dynamodbv2/home#table?name=orders&tab=overview")
    #expect(table.names.map(\.name) == ["orders"])
    #expect(ConsoleAddress(base + "cloudwatch/home#alarmsV2:alarm/low-stock").alarm == "low-stock")
    #expect(
      ConsoleAddress(
        base
          + "states/home#/statemachines/view/arn:aws:states:eu-west-1:111122223333:stateMachine:a?x"
      )
      .arn == "arn:aws:states:eu-west-1:111122223333:stateMachine:a")
  }
}
