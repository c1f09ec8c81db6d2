import ServerlessModel

extension EventSourceMapping {
  /// The service of the source as ARNs name it: `sqs`, `kinesis`, `dynamodb`, `kafka`; empty where no ARN names it.
  var service: String { sourceARN.map { ResourceID(arn: $0).service } ?? "" }

  /// The name of the queue, table or stream that is read.
  var sourceName: String {
    guard let sourceARN else { return "a source outside AWS" }
    return ResourceKind.parse(arn: sourceARN)?.name ?? ResourceID(arn: sourceARN).tail
  }

  /// Whether records are read in order, so that one that fails holds up all behind it.
  var isStream: Bool { ["kinesis", "dynamodb", "kafka"].contains(service) }

  /// Whether it reads, or is about to.
  var isEnabled: Bool { !["Disabled", "Disabling", "Deleting"].contains(state) }
}

extension Context {
  /// The violations of mappings that are on and of a sort; does not apply where there are none of it.
  func judgeMappings(
    of sort: (EventSourceMapping) -> Bool, _ violation: (EventSourceMapping) throws -> Violation?
  ) throws -> Verdict {
    let mappings = try mappings().filter { $0.isEnabled && sort($0) }
    if mappings.isEmpty { return .notApplicable }
    return .failing(
      try mappings.compactMap { mapping in
        guard var found = try violation(mapping) else { return nil }
        found.part = mapping.uuid
        found.evidence.insert(.text("mapping", mapping.uuid), at: 0)
        found.evidence.insert(.text("source", mapping.sourceARN ?? "?"), at: 1)
        return found
      })
  }
}
