import AWSClient
import DataProvider
import Testing

@testable import perch

/// What the options of live commands mean.
struct LiveOptionTests {
  @Test(arguments: [("500MB", 500_000_000), ("2GB", 2_000_000_000), ("1.5kb", 1500), ("7B", 7)])
  func `reads sizes`(text: String, bytes: Int64) throws {
    #expect(try ByteText.bytes(text, option: "--max-size") == bytes)
  }

  @Test(arguments: ["", "2", "GB", "-1MB", "0MB", "many GB"])
  func `refuses what is no size`(text: String) {
    #expect(throws: CommandFailure.self) { try ByteText.bytes(text, option: "--max-size") }
  }

  @Test func `asks for no action of a feature that is off`() {
    let usual = NeededActions().actions
    #expect(usual.contains("lambda:ListFunctions"))
    #expect(!usual.contains("ce:GetCostAndUsage"))
    #expect(!usual.contains("logs:StartQuery"))
    #expect(!usual.contains("organizations:ListAccounts"))
    let all = NeededActions(bill: true, organization: true, changes: true, logsInsights: true)
    #expect(all.actions.contains("ce:GetCostAndUsage"))
    #expect(all.actions.contains("logs:StartQuery"))
    #expect(all.actions.contains("organizations:ListAccounts"))
  }

  @Test func `asks for the actions of the services that were named alone`() {
    let actions = NeededActions(services: ["lambda"]).actions
    #expect(actions.contains("lambda:ListFunctions"))
    #expect(actions.contains("cloudwatch:GetMetricData"))
    #expect(!actions.contains("sqs:ListQueues"))
  }

  @Test func `names the services that it knows when one is none`() throws {
    #expect(try LiveOptions.serviceNames("lambda, SQS") == ["lambda", "sqs"])
    #expect(try LiveOptions.serviceNames(nil) == nil)
    do {
      _ = try LiveOptions.serviceNames("lambda,nothing")
      Issue.record("nothing is no service")
    } catch let failure as CommandFailure {
      #expect(failure.code == .usage)
      #expect(failure.sentence.contains("nothing") && failure.sentence.contains("dynamodb"))
    }
  }

  @Test func `stops by time or by size`() {
    let limits = RecordLimits(seconds: 60, bytes: nil)
    #expect(limits.reason(after: 59, path: "/nowhere") == nil)
    #expect(limits.reason(after: 60, path: "/nowhere") != nil)
    #expect(RecordLimits(bytes: 1).reason(after: 0, path: "/nowhere") == nil)
  }

  @Test func `tells trouble once for each call and place`() {
    let first = CollectorWords(.denied(lane: "1 r", operation: "sqs list-queues", action: "sqs:L"))
    let other = CollectorWords(.denied(lane: "2 r", operation: "sqs list-queues", action: "sqs:L"))
    #expect(first.trouble?.contains("sqs:L") == true)
    #expect(first.topic != other.topic)
    #expect(CollectorWords(.stopped(lane: "1 r")).trouble == nil)
  }
}
