import ServerlessModel

/// Finds topics whose messages no filter can read.
struct SnsInvalidFilterAttributes: Rule {
  var m = Parameter("m", 5)
  var n = Parameter("n", 5)

  var card: RuleCard {
    RuleCard(
      id: "sns-invalid-filter-attributes",
      title: "Messages are filtered out as invalid",
      pillar: .operations, sal: .ops1, severity: .warning,
      kinds: [.topic], needs: [.metrics],
      parameters: [m, n],
      why: "A message that a filter cannot read is delivered to nobody, and no error is raised.",
      fix: "Correct the attribute format at the publisher or the filter policy scope.",
      sources: [
        "SLIC Watch",
        "AWS recommended alarms",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let attributes = try breach("InvalidAttributes", context)
    let bodies = try breach("InvalidMessageBody", context)
    guard attributes.reaches(m) || bodies.reaches(m) else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let total = attributes.total + bodies.total
    return .fails(
      "\(Format.counted(Int(total), "notification")) filtered out as invalid, "
        + "\(max(attributes.minutes, bodies.minutes)) of the last \(n.count) min",
      figure: total, since: [attributes.since, bodies.since].compactMap(\.self).min(),
      .number("invalidAttributes", attributes.total), .number("invalidMessageBody", bodies.total))
  }

  private func breach(_ what: String, _ context: Context) throws -> Breach {
    try context.breach("NumberOfNotificationsFilteredOut-" + what, .sum, ofLast: n) {
      $0.value > 0
    }
  }
}
