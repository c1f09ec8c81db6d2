import ServerlessModel

/// Finds event source mappings that read nothing, or that fail to read.
struct LambdaEsmUnhealthy: Rule {
  var disabledMinutes = Parameter("disabledMinutes", 30)

  var card: RuleCard {
    RuleCard(
      id: "lambda-esm-unhealthy",
      title: "Event source mapping is stopped or failing",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [disabledMinutes],
      why: "What waits in the source grows old and expires while nothing reads it.",
      fix: "Re-enable the mapping or fix the reported problem (permission, deleted source, "
        + "function error).",
      sources: [
        "Dashbird inventory"
      ])
  }

  var windowSeconds: Int64 { disabledMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let mappings = try context.mappings()
    if mappings.isEmpty { return .notApplicable }
    return .failing(try mappings.compactMap { try violation($0, context) })
  }

  private func violation(_ mapping: EventSourceMapping, _ context: Context) throws -> Violation? {
    let result = mapping.lastProcessingResult ?? ""
    if mapping.isEnabled, result.hasPrefix("PROBLEM") {
      return found("cannot read \(mapping.sourceName): \(result)", mapping, .critical)
    }
    guard mapping.state == "Disabled", let since = try stopped(mapping, context) else { return nil }
    let age = Format.age(seconds: context.at.since(since) / 1000)
    let wanted = (mapping.stateReason ?? "").lowercased().hasPrefix("user")
    return found(
      "has not read \(mapping.sourceName) for \(age)", mapping, wanted ? .warning : .critical,
      since: since)
  }

  /// Since when it has been off, if that is long enough; Lambda tells of the last change, else it is what was seen.
  private func stopped(_ mapping: EventSourceMapping, _ context: Context) throws -> Instant? {
    guard let changed = mapping.lastModified else {
      return try context.lasting(windowSeconds) { function in
        function.eventSourceMappings?.contains {
          $0.uuid == mapping.uuid && $0.state == mapping.state
        } ?? false
      }
    }
    return context.at.since(changed) / 1000 >= windowSeconds ? changed : nil
  }

  private func found(
    _ summary: String, _ mapping: EventSourceMapping, _ severity: Severity, since: Instant? = nil
  ) -> Violation {
    Violation(
      summary, severity: severity, part: mapping.uuid, since: since,
      evidence: [
        .text("mapping", mapping.uuid), .text("source", mapping.sourceARN ?? "?"),
        .text("state", mapping.state ?? "?"), .text("reason", mapping.stateReason ?? "?"),
        .text("lastResult", mapping.lastProcessingResult ?? "?"),
      ])
  }
}
