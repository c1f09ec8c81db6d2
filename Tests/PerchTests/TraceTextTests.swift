import CellGrid
import ServerlessModel
import Testing

@testable import perch

struct `A printed trace` {
  private let id = TraceID(epochSeconds: 0x5759_e988, randomHigh: 0xbd86_2e3f, randomLow: 7)

  @Test func `is a list of calls with times, the critical path and what failed`() {
    var call = Segment(
      id: "b", name: "payments", startUs: 1_020_000, endUs: 1_090_500, fault: true)
    call.http = .init(method: "POST", url: "https://pay.example/charge", status: 503)
    call.cause = .init(type: "TimeoutError", message: "no answer")
    var table = Segment(id: "c", name: "orders", startUs: 1_000_000, endUs: 1_015_000)
    table.aws = ["operation": "PutItem"]
    let root = Segment(
      id: "a", name: "orders-api", startUs: 1_000_000, endUs: 1_100_000, error: true,
      subsegments: [call, table])
    #expect(
      page(root) == """
        Trace 1-5759e988-bd862e3f0000000000000007  1970-01-01T00:00:01.000Z  100.0 ms
             TIME ms     SELF ms  CALL
               100.0        14.5  * orders-api  ERROR
                15.0        15.0    * orders  PutItem
                70.5        70.5    * payments  POST https://pay.example/charge  FAULT 503 \
        TimeoutError no answer

        """)
  }

  @Test func `says what is still open`() {
    let root = Segment(id: "a", name: "orders-api", startUs: 1_000_000, inProgress: true)
    #expect(page(root).contains("in progress\n"))
    #expect(page(root).hasSuffix("        open        open  * orders-api\n"))
  }

  @Test func `leaves a call that was not waited for without its mark`() {
    let sent = Segment(id: "b", name: "worker", startUs: 1_200_000, endUs: 1_300_000)
    let root = Segment(
      id: "a", name: "api", startUs: 1_000_000, endUs: 1_100_000, subsegments: [sent])
    #expect(page(root).hasSuffix("       100.0       100.0      worker\n"))
    #expect(page(root).contains("       100.0       100.0  * api\n"))
  }

  @Test func `drives no terminal`() {
    let root = Segment(
      id: "a", name: "evil\u{1B}[2J\nname\u{202E}", startUs: 0, endUs: 5,
      aws: ["operation": "\u{1B}]0;owned\u{7}Get"])
    let text = page(root)
    #expect(text.split(separator: "\n").count == 3)
    #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.value < 32 || $0.value == 0x202E })
    #expect(text.hasSuffix("evil name  Get\n"))
  }

  private func page(_ segments: Segment...) -> String {
    let trace = Trace(id: id, account: "1", region: "eu-west-1", segments: segments)
    return TraceText.page(trace, TraceTree(trace))
  }
}
