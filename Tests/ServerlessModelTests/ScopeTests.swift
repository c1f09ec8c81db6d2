import ServerlessModel
import Testing

struct `A scope` {
  private let queue = Resource(
    id: ResourceID(arn: "arn:aws:sqs:eu-west-1:111122223333:orders"), kind: .queue, name: "orders",
    account: "111122223333", region: "eu-west-1", tags: ["team": "checkout", "empty": ""],
    microservices: ["checkout", "shop"], validFrom: Instant(milliseconds: 0))

  @Test func `of everything holds everything`() {
    #expect(Scope.everything.holds(queue))
    #expect(Scope() == .everything)
  }

  @Test(arguments: [
    ("its account", Scope(account: "111122223333"), true),
    ("another account", Scope(account: "444455556666"), false),
    ("its region", Scope(region: "eu-west-1"), true),
    ("another region", Scope(region: "eu-west-2"), false),
    ("a microservice", Scope(microservice: "checkout"), true),
    ("its second microservice", Scope(microservice: "shop"), true),
    ("another microservice", Scope(microservice: "check"), false),
    ("its name", Scope(resource: "orders"), true),
    ("its ARN", Scope(resource: "arn:aws:sqs:eu-west-1:111122223333:orders"), true),
    ("a part of its name", Scope(resource: "order"), false),
    ("its tag", Scope(tag: .init(key: "team", value: "checkout")), true),
    ("an empty tag", Scope(tag: .init(key: "empty", value: "")), true),
    ("another value", Scope(tag: .init(key: "team", value: "search")), false),
    ("a missing tag", Scope(tag: .init(key: "stage", value: "")), false),
    (
      "all of them", Scope(account: "111122223333", region: "eu-west-1", microservice: "shop"), true
    ),
    (
      "all but one", Scope(account: "111122223333", region: "us-east-1", microservice: "shop"),
      false
    ),
  ])
  func `holds a resource only if all that is set is true`(what: String, scope: Scope, held: Bool) {
    #expect(scope.holds(queue) == held, "\(what)")
  }
}

struct `What is missing` {
  @Test(arguments: [
    (Missing.denied(action: "xray:BatchGetTraces"), "denied: xray:BatchGetTraces"),
    (
      .throttled(nextTry: Instant(milliseconds: 52_330_000)), "throttled by AWS, next try 14:32:10Z"
    ),
    (.throttled(nextTry: nil), "throttled by AWS"),
    (.paused(until: Instant(milliseconds: 52_330_000)), "held back by the budget until 14:32:10Z"),
    (.unanswered(nextTry: nil), "no answer from AWS"),
    (.notRecorded("metrics"), "metrics not recorded"),
    (.tooShort(neededSeconds: 14 * 86_400, heldSeconds: 6 * 3600), "needs 14 d, 6 h held"),
    (.tooShort(neededSeconds: 3600, heldSeconds: 0), "needs 60 min, 0 min held"),
    (.tooShort(neededSeconds: 172_800, heldSeconds: 172_799), "needs 2 d, 47 h held"),
    (.tooShort(neededSeconds: 7200, heldSeconds: 7199), "needs 2 h, 119 min held"),
  ])
  func `is said in a sentence that tells what to get`(missing: Missing, sentence: String) {
    #expect(missing.sentence == sentence)
  }

  @Test func `is never the same as an empty answer`() {
    let none = Held<[Int]>.value([])
    let denied = Held<[Int]>.missing(.notRecorded("logs"))
    #expect(none.value == [] && none.reason == nil)
    #expect(denied.value == nil && denied.reason == .notRecorded("logs"))
    #expect(none != denied)
  }
}
