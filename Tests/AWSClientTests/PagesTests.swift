import Foundation
import Testing

@testable import AWSClient

struct PagesTests {
  /// Answers with the scripted tokens in turn and keeps what it was asked.
  private actor Script: AWSCalling {
    var tokens: [String?]
    var asked: [[String: JSONValue]] = []

    init(_ tokens: [String?]) { self.tokens = tokens }

    func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
      asked.append(call.input)
      let token = tokens.count > 1 ? tokens.removeFirst() : tokens[0]
      return AWSReply(operation: call.operation, body: .json(Data("{}".utf8)), nextToken: token)
    }
  }

  private struct Run: Equatable {
    var end: PagesEnd
    var count: Int
  }

  private func pages(
    _ script: Script, _ operation: AWSOperation = Lambda.listFunctions, limit: Int? = nil,
    stopAfter: Int = .max
  ) async throws -> Run {
    var count = 0
    let end = try await script.pages(
      AWSCall(operation, region: "eu-west-1"), limit: limit
    ) { (_: AWSReply) throws(AWSFailure) -> Bool in
      count += 1
      return count < stopAfter
    }
    return Run(end: end, count: count)
  }

  @Test func `follows tokens to the last page and asks for full pages`() async throws {
    let script = Script(["a", "b", nil])
    #expect(try await pages(script) == Run(end: .complete, count: 3))
    #expect(await script.asked.map { $0["Marker"] } == [nil, "a", "b"])
    #expect(await script.asked.allSatisfy { $0["MaxItems"] == 50 })
  }

  @Test func `stops at a token that comes again, at once or in a circle`() async throws {
    #expect(try await pages(Script(["a"])) == Run(end: .repeated, count: 2))
    #expect(try await pages(Script(["a", "b", "c", "a"])) == Run(end: .repeated, count: 4))
  }

  @Test func `stops at the limit and says that there is more`() async throws {
    #expect(try await pages(Script(["a", "b", nil]), limit: 2) == Run(end: .limited, count: 2))
    #expect(try await pages(Script(["a", "b", nil]), limit: 3) == Run(end: .complete, count: 3))
    #expect(try await pages(Script(["a", "b", nil]), limit: 1) == Run(end: .limited, count: 1))
  }

  @Test func `stops when the reader has enough`() async throws {
    #expect(try await pages(Script(["a", "b", nil]), stopAfter: 1) == Run(end: .stopped, count: 1))
  }

  @Test func `asks once where there are no pages`() async throws {
    let script = Script(["a"])
    #expect(try await pages(script, Lambda.getPolicy) == Run(end: .complete, count: 1))
    #expect(await script.asked == [[:]])
    let whole = Script(["a"])
    #expect(try await pages(whole, Firehose.listDeliveryStreams) == Run(end: .complete, count: 1))
    #expect(await whole.asked == [["Limit": 10_000]])
  }

  @Test func `leaves a page size alone that the call chose`() async throws {
    let script = Script([nil])
    let call = AWSCall(Cognito.listUserPools, region: "eu-west-1", input: ["MaxResults": 10])
    try await script.pages(call) { (_: AWSReply) throws(AWSFailure) -> Bool in true }
    #expect(await script.asked == [["MaxResults": 10]])
    #expect(
      AWSCall(Cognito.listUserPools, region: "x").withFullPages.input == ["MaxResults": 60])
    #expect(AWSCall(SQS.listQueues, region: "x").withFullPages.input == ["MaxResults": 1000])
  }
}
