import ServerlessModel

/// Finds streams that keep records in the clear, or too short a time for a consumer that fails.
struct KinesisUnprotected: Rule {
  var minRetentionHours = Parameter("minRetentionHours", 48)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "kinesis-unprotected",
      title: "Stream unencrypted or with short retention",
      pillar: .security, sal: .sec2, severity: .warning,
      kinds: [.dataStream, .deliveryStream], needs: [.configuration],
      parameters: [minRetentionHours, windowHours],
      why: "Records lie in the clear, or are gone before Monday when a consumer fails on Friday.",
      fix: "Enable KMS encryption; lengthen retention past a weekend.",
      sources: [
        "prowler kinesis_stream_encrypted_at_rest",
        "prowler kinesis_stream_data_retention_period",
        "AwsSolutions-KDS1",
        "AwsSolutions-KDF1",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    if context.resource.kind == .deliveryStream { return try judgeDelivery(context) }
    let stream = try context.configured(\.dataStream)
    guard let encryption = stream.encryption else { throw Lacks(.notRecorded("EncryptionType")) }
    guard let retention = stream.retentionHours else {
      throw Lacks(.notRecorded("RetentionPeriodHours"))
    }
    let isOpen = encryption == "NONE"
    let failing = retention < minRetentionHours.count ? try failingConsumers(context) : []
    guard isOpen || !failing.isEmpty else { return .pass }
    let said = [
      isOpen ? "not encrypted" : nil,
      failing.isEmpty
        ? nil : "keeps \(retention) h of records while \(Format.firstFew(failing)) fails",
    ]
    return .fails(
      said.compactMap(\.self).joined(separator: ", "), severity: isOpen ? .warning : .info,
      .text("encryption", encryption), .count("retentionHours", retention),
      .list("failingConsumers", failing))
  }

  /// Records that come from a data stream are encrypted there.
  private func judgeDelivery(_ context: Context) throws -> Verdict {
    let stream = try context.configured(\.deliveryStream)
    if stream.source?.hasPrefix("arn:aws:kinesis:") == true { return .notApplicable }
    guard let encryption = stream.encryption else {
      throw Lacks(.notRecorded("firehose:DescribeDeliveryStream"))
    }
    guard encryption == "DISABLED" else { return .pass }
    return .fails("not encrypted", .text("encryption", encryption))
  }

  /// Consumers with a failed run in the window.
  private func failingConsumers(_ context: Context) throws -> [String] {
    let span = context.last(windowSeconds)
    return try context.fleet.consumers[context.resource.id.arn, default: []].sorted()
      .filter { id in
        let points = try context.facts.source.counters(of: id, in: span).value ?? []
        return points.contains { $0.counters.failures > 0 }
      }
      .map { ResourceKind.parse(arn: $0.arn)?.name ?? $0.arn }
  }
}
