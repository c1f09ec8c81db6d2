import AWSClient
import Redaction
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// What may not be seen, and what is throttled.
struct RefusalCollectTests {
  @Test func `one refused service greys itself and nothing else`() async throws {
    let shop = try CollectorWorkshop()
    shop.aws.set { $0.refusals["sqs list-queues"] = Refusal.denied("sqs:ListQueues") }
    let told = try await shop.collect(for: 120)
    #expect(
      told.contains(
        .denied(
          lane: "111122223333 eu-west-1", operation: "sqs list-queues", action: "sqs:ListQueues")))
    #expect(
      try shop.coverage(.inventory, "sqs").map(\.outcome) == [.denied(action: "sqs:ListQueues")])
    #expect(try shop.coverage(.inventory, "lambda").map(\.outcome) == [.answered])
    #expect(try shop.coverage(.inventory, "sns").map(\.outcome) == [.empty])
  }

  @Test func `a refusal is tried again in an hour, not each round`() async throws {
    let shop = try CollectorWorkshop()
    shop.aws.set { $0.refusals["sqs list-queues"] = Refusal.denied("sqs:ListQueues") }
    try await shop.collect(for: 3500)
    #expect(shop.aws.calls("sqs list-queues").count == 1)
    try await shop.collect(for: 3900)
    #expect(shop.aws.calls("sqs list-queues").count == 2)
  }

  @Test func `a throttled list says when it is tried again, and then is`() async throws {
    let shop = try CollectorWorkshop()
    shop.aws.set { $0.refusals["sns list-topics"] = Refusal.throttled }
    try await shop.collect(for: 200)
    // At once, and a minute after each refusal.
    #expect(shop.aws.calls("sns list-topics").count == 4)
    let row = try #require(try shop.coverage(.inventory, "sns").first { $0.outcome != .empty })
    guard case .throttled(let next?) = row.outcome else {
      Issue.record("\(row.outcome)")
      return
    }
    #expect(next > shop.start)
    shop.aws.set { $0.refusals = [:] }
    try await shop.collect(for: 30)
    #expect(shop.aws.calls("sns list-topics").count == 1)
  }

  @Test func `what goes wrong everywhere is not asked for without a pause`() async throws {
    let shop = try CollectorWorkshop { $0.queues = 200 }
    shop.aws.set { $0.refusals["sqs get-queue-attributes"] = Refusal.broken }
    let told = try await shop.collect(for: 300)
    #expect(shop.aws.calls("sqs get-queue-attributes").count <= 6 * 45)
    #expect(
      told.contains {
        if case .failed(_, "sqs get-queue-attributes", "InternalFailure: try later", _) = $0 {
          true
        } else {
          false
        }
      })
  }

  @Test func `without credentials the command that renews them is told first`() async throws {
    let shop = try CollectorWorkshop()
    shop.caller = SignedOut()
    let told = try await shop.collect(for: 30)
    let sentence = "Run aws sso login --profile shop. sign-in of profile shop: it ended."
    #expect(
      told.contains {
        if case .signedOut("111122223333 eu-west-1", sentence, let next) = $0 {
          next.epoch >= shop.start.epoch + 60
        } else {
          false
        }
      })
    #expect(
      !told.contains { if case .failed = $0 { true } else { false } })
    shop.caller = nil
    try await shop.collect(for: 30)
    #expect(shop.aws.calls("sns list-topics").count == 1)
  }

  /// An account that nobody is signed in to.
  private struct SignedOut: AWSCalling {
    func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
      throw .noCredentials(
        CredentialsFailure(
          attempts: [.init(place: "sign-in of profile shop", why: "it ended")],
          advice: "Run aws sso login --profile shop.", kind: .broken))
    }
  }

  @Test func `a list that breaks is recorded as not answered, and then answered`() async throws {
    let shop = try CollectorWorkshop()
    shop.aws.set { $0.refusals["sns list-topics"] = Refusal.broken }
    try await shop.collect(for: 30)
    let row = try #require(try shop.coverage(.inventory, "sns").first { !$0.isHeld })
    guard case .unanswered(let next?) = row.outcome else {
      Issue.record("\(row.outcome)")
      return
    }
    #expect(next.epoch >= shop.start.epoch + 60)
    shop.aws.set { $0.refusals = [:] }
    try await shop.collect(for: 90)
    #expect(try shop.coverage(.inventory, "sns").last?.outcome == .empty)
  }

  @Test(arguments: [Refusal.broken, Refusal.throttled])
  func `metrics that fail are asked for again when it is said`(refusal: String) async throws {
    let shop = try CollectorWorkshop { $0.refusals["cloudwatch get-metric-data"] = refusal }
    shop.options.services = ["lambda"]
    try await shop.collect(for: 700)
    let asked = shop.aws.calls("cloudwatch get-metric-data").map(\.input)
    #expect(Set(asked.compactMap { $0["EndTime"]?.scalar }).count == 3, "every five minutes")
    let said = try shop.reader().coverage(account: FakeAWS.account).filter {
      $0.source == .metrics && !$0.isHeld
    }
    #expect(!said.isEmpty)
    for row in said {
      let next = try #require(row.outcome.nextTry)
      #expect((300_000..<310_000).contains(next.since(row.span.start)))
    }
  }

  @Test func `what is not set is known as not set`() async throws {
    let shop = try CollectorWorkshop { $0.functions = 1 }
    shop.options.isDeep = true
    shop.aws.set { $0.refusals["lambda get-policy"] = Refusal.absent }
    try await shop.collect(for: 120)
    let held = try shop.reader().configuration(
      of: ResourceID(arn: FakeAWS.functionARN(0)), at: shop.start.adding(seconds: 3600))
    #expect(held.value?.function?.policyStatements == [])
  }

  @Test func `an action refused for three functions is not asked for the other hundred`()
    async throws
  {
    let shop = try CollectorWorkshop { $0.functions = 103 }
    shop.options.isDeep = true
    shop.options.concurrency = 1
    shop.aws.set { $0.refusals["lambda get-policy"] = Refusal.denied("lambda:GetPolicy") }
    try await shop.collect(for: 1200)
    #expect(shop.aws.calls("lambda get-policy").count == 3)
    #expect(shop.aws.calls("lambda list-aliases").count == 103)
  }

  @Test func `lines are read on where metrics cannot tell that nothing ran`() async throws {
    let shop = try CollectorWorkshop(patience: PatientClock(workers: 2)) {
      $0.refusals["cloudwatch get-metric-data"] = Refusal.denied("cloudwatch:GetMetricData")
    }
    shop.options.services = ["lambda"]
    shop.options.concurrency = 1
    let key = try #require(RedactionKey(bytes: Array(1...32)))
    shop.lines = { LinePollers(LinePoller.Options(mode: .all, key: key), into: $0) }
    try await shop.collect(for: 900)
    let read = try shop.coverage(.logs, FakeAWS.groupName(0)).filter(\.isHeld).map(\.span.end)
    #expect(try #require(read.max()) >= shop.start.adding(seconds: 840))
  }

  @Test func `metrics that may not be read are denied, and settle nothing`() async throws {
    let shop = try CollectorWorkshop()
    shop.aws.set {
      $0.refusals["cloudwatch get-metric-data"] = Refusal.denied("cloudwatch:GetMetricData")
    }
    try await shop.collect(for: 700)
    let rows = try shop.reader().coverage(account: FakeAWS.account).filter {
      $0.source == .metrics && $0.scope != "AWS/SQS"
    }
    #expect(rows.contains { $0.outcome == .denied(action: "cloudwatch:GetMetricData") })
    #expect(!rows.contains { $0.scope == "AWS/Lambda" && $0.outcome == .answered })
  }
}

extension Coverage.Outcome {
  /// When it is said to be tried again.
  fileprivate var nextTry: Instant? {
    switch self {
    case .throttled(let next), .unanswered(let next): next
    default: nil
    }
  }
}
