package import ServerlessModel

/// Something that the lens wants to know and no machine can see, asked in words and answered by hand.
package struct ManualQuestion: Hashable, Sendable {
  /// What an answer is filed under; never reused for another question.
  package let id: String
  package let question: LensQuestion
  package let text: String

  init(_ id: String, _ question: LensQuestion, _ text: String) {
    self.id = id
    self.question = question
    self.text = text
  }

  /// Every question, in the order of the lens.
  ///
  /// Made from what the AWS Well-Architected Serverless Applications Lens (2022-07-14) asks beyond configuration.
  package static let all: [ManualQuestion] = [
    ManualQuestion("ops1-ownership", .ops1, "Does every function have a named owning team?"),
    ManualQuestion(
      "ops1-business-metrics", .ops1,
      "Are business outcomes, not only technical metrics, watched and alarmed on?"),
    ManualQuestion(
      "ops1-incident-process", .ops1,
      "Is there an incident process with runbooks that those on call have practised?"),
    ManualQuestion(
      "ops2-rollback", .ops2,
      "Can a bad deployment be rolled back within minutes, and was it tried?"),
    ManualQuestion(
      "ops2-environments", .ops2,
      "Can each developer deploy a stack of their own, apart from production?"),
    ManualQuestion(
      "sec1-data-classification", .sec1, "Is it written down which APIs carry which class of data?"),
    ManualQuestion(
      "sec1-authorisation-tests", .sec1,
      "Do tests try each API as nobody, as another tenant, and with an expired token?"),
    ManualQuestion(
      "sec2-access-reviews", .sec2, "Are execution roles reviewed at least every half year?"),
    ManualQuestion(
      "sec2-break-glass", .sec2, "Is there an audited way into production for emergencies?"),
    ManualQuestion(
      "sec3-scan-before-deploy", .sec3,
      "Does the pipeline scan code and dependencies before it deploys?"),
    ManualQuestion(
      "sec3-secret-rotation", .sec3, "Was each secret rotated once on purpose, without an outage?"),
    ManualQuestion(
      "rel1-load-tests", .rel1,
      "Were throttles and limits found by a load test, rather than by customers?"),
    ManualQuestion(
      "rel1-downstream-limits", .rel1,
      "Is the limit of each partner and database behind the functions known?"),
    ManualQuestion(
      "rel2-failure-tests", .rel2,
      "Are failures of dependencies injected and practised (chaos tests, game days)?"),
    ManualQuestion(
      "rel2-idempotency", .rel2, "Is every handler that can be retried known to be idempotent?"),
    ManualQuestion(
      "rel2-recovery", .rel2, "Was data restored from a backup within the time that is promised?"),
    ManualQuestion(
      "per1-consistency", .per1,
      "Is eventual consistency used where the business allows it, and only there?"),
    ManualQuestion(
      "per1-targets", .per1, "Are latency targets agreed for each user-facing path?"),
    ManualQuestion(
      "cost1-ownership", .cost1,
      "Does someone own the cost of each microservice and see it monthly?"),
    ManualQuestion(
      "cost1-new-services", .cost1,
      "Are new AWS features and prices looked at every half year for what could be dropped?"),
  ]

  /// The questions that belong to one of the nine.
  package static func of(_ question: LensQuestion) -> [ManualQuestion] {
    all.filter { $0.question == question }
  }
}

/// What somebody answered by hand.
package struct ManualAnswer: Hashable, Sendable {
  /// The answers that can be given.
  package enum Choice: String, Sendable, CaseIterable {
    case yes, partly, no, irrelevant
  }

  /// The id of the question.
  package var question: String
  package var choice: Choice
  package var note: String?
  /// Who answered, as they named themselves.
  package var by: String?
  package var on: Instant

  /// Makes an answer.
  package init(question: String, choice: Choice, note: String?, by: String?, on: Instant) {
    self.question = question
    self.choice = choice
    self.note = note
    self.by = by
    self.on = on
  }
}
