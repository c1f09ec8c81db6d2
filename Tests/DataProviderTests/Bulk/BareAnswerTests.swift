import LogParsing
import ServerlessModel
import Testing

@testable import DataProvider

struct BareAnswerTests {
  @Test func `counts runs and cold starts without a recording`() throws {
    let shop = try Workshop()
    let path = try shop.write(Runs(20).grouped(), "a.log")
    let answer = try #require(try BareAnswer(paths: [path]).run().first)
    #expect(answer.name == "probe")
    #expect(answer.count == 20)
    #expect(answer.coldStarts == 2)
    #expect(answer.p99 == Elapsed(microseconds: 119_250))
  }

  @Test func `two threads and one agree`() throws {
    let shop = try Workshop()
    let text = String(repeating: Runs(400).grouped(), count: 200)
    let path = try shop.write(text + String(text.dropLast(1).suffix(20)), "a.log")
    let two = try BareAnswer(paths: [path], threads: 2).run()
    #expect(try BareAnswer(paths: [path], threads: 1).run() == two)
    #expect(two.first?.count == 80_000)
  }

  @Test func `a missing file is said`() {
    let error = #expect(throws: ImportError.self) { try BareAnswer(paths: ["/no/such"]).run() }
    #expect(error?.exitCode == 66)
  }
}
