import ServerlessModel

/// Finds queues that keep their messages in the clear.
struct SqsUnencrypted: Rule {
  var card: RuleCard {
    RuleCard(
      id: "sqs-unencrypted",
      title: "Queue is not encrypted at rest",
      pillar: .security, sal: .sec2, severity: .warning,
      kinds: [.queue], needs: [.configuration],
      why: "What waits in a queue is data as much as what lies in a table.",
      fix: "Enable SSE-SQS or a KMS key.",
      sources: [
        "prowler sqs_queues_server_side_encryption_enabled",
        "AwsSolutions-SQS2",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let queue = try context.configured(\.queue)
    if queue.kmsKey?.isEmpty == false { return .pass }
    guard let managed = queue.managedEncryption else {
      throw Lacks(.notRecorded("SqsManagedSseEnabled"))
    }
    guard !managed else { return .pass }
    return .fails(
      "neither SSE-SQS nor a KMS key", .text("SqsManagedSseEnabled", "false"),
      .text("KmsMasterKeyId", "none"))
  }
}
