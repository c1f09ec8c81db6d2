import LogParsing
import ServerlessModel
import Testing

struct FunctionScanTests {
  private static let prefix = "2026-11-20T14:00:00.005Z /aws/lambda/"

  private static func text() -> String {
    var lines: [String] = []
    for number in 1...100 {
      let id = RequestID(high: UInt64(number), low: 9).description
      lines.append(prefix + "orders-api " + start(id))
      if number % 10 == 0 {
        lines.append(
          prefix
            + "orders-api [ERROR]\t2026-11-20T14:00:00.005Z\t\(id)\tKeyError: 'a'\nTraceback (most recent call last):"
        )
      }
      if number % 10 == 1 {
        lines.append(
          prefix + "orders-api [ERROR]\t2026-11-20T14:00:00.005Z\t\(id)\trefused, and handled")
      }
      lines.append(
        prefix + "orders-api "
          + reportLine(
            id, "\(number).25", used: number, number % 20 == 0 ? "Init Duration: 5.00 ms\t" : ""))
    }
    lines.append(
      prefix + "x "
        + "REPORT RequestId: \(idA) Duration: 3.00 ms Max Memory Used: 7 MB Status: timeout")
    lines.append("nothing of a log line")
    return lines.joined(separator: "\n") + "\n"
  }

  private func scan(_ text: String, piece: Int) -> [FunctionAnswer] {
    var scan = FunctionScan()
    var held: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      held += rest.prefix(piece)
      rest = rest.dropFirst(piece)
      held.removeFirst(held.withUnsafeBytes { scan.consume($0) })
    }
    held.withUnsafeBytes { scan.consumeRest($0) }
    return scan.answer()
  }

  @Test(arguments: [1, 7, 100, 1_000_000])
  func `counts runs, errors and cold starts, whatever the pieces`(piece: Int) throws {
    let answer = scan(Self.text(), piece: piece)
    #expect(answer.map(\.name) == ["orders-api", "x"])
    let first = try #require(answer.first)
    #expect(first.count == 100)
    #expect(first.errors == 10)
    #expect(first.coldStarts == 5)
    #expect(first.p50 == ms(50.25))
    #expect(first.p95 == ms(95.25))
    #expect(first.p99 == ms(99.25))
    #expect(first.maxMemoryMB == 100)
    #expect(answer.last?.errors == 1)
  }

  @Test func `reads JSON platform lines`() {
    let lines = (1...4).map { number in
      let id = RequestID(high: UInt64(number), low: 9).description
      return
        #"{"time":"2026-11-20T14:00:00Z","type":"platform.report","logGroup":"/aws/lambda/x","record":{"requestId":"\#(id)","status":"\#(number == 1 ? "error" : "success")","metrics":{"durationMs":\#(number).5,"maxMemoryUsedMB":60,"initDurationMs":1}}}"#
    }
    let answer = scan(lines.joined(separator: "\n"), piece: 1000)
    #expect(
      answer == [
        FunctionAnswer(
          name: "x", count: 4, errors: 1, coldStarts: 4, p50: ms(2.5), p95: ms(4.5), p99: ms(4.5),
          maxMemoryMB: 60)
      ])
  }

  @Test func `parts scanned apart add up`() {
    let text = Self.text()
    let middle = text.utf8.count / 2
    let bytes = Array(text.utf8)
    let cut = bytes[middle...].firstIndex(of: 10).map { $0 + 1 } ?? middle
    var one = FunctionScan()
    var two = FunctionScan()
    _ = bytes[..<cut].withUnsafeBytes { one.consume($0) }
    _ = bytes[cut...].withUnsafeBytes { two.consume($0) }
    one.merge(two)
    #expect(one.answer() == scan(text, piece: 1 << 20))
  }

  @Test func `many functions are kept apart`() {
    let lines = (0..<2000).map { number in
      Self.prefix + "f\(number) " + reportLine(RequestID(high: 1, low: UInt64(number)).description)
    }
    let answer = scan(lines.joined(separator: "\n"), piece: 4096)
    #expect(answer.count == 2000)
    #expect(answer.allSatisfy { $0.count == 1 })
  }
}
