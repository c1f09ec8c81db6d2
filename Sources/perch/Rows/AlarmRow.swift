import ServerlessModel

/// Alarms as rows of output.
enum AlarmRow {
  static func row(_ alarm: Alarm) -> Row {
    var row = Row()
    row.add("id", alarm.id)
    row.add("name", alarm.name)
    row.add("kind", alarm.kind.rawValue)
    row.add("state", alarm.state.rawValue)
    row.add("reason", alarm.reason)
    row.add("resource", alarm.resource?.arn)
    row.add("since", alarm.since)
    row.add("account", alarm.account)
    row.add("region", alarm.region)
    return row
  }

  static let columns: [Column] = [
    .text("STATE", "state"), .text("KIND", "kind"), .text("NAME", "name"),
    .text("SINCE", "since"),
    .made("RESOURCE") { row in
      guard case .text(let arn)? = row["resource"] else { return "" }
      return ResourceKind.parse(arn: arn)?.name ?? arn
    },
    .text("REASON", "reason"),
  ]
}
