import InsightEngine
import ServerlessModel

/// One thing to tell: a finding or an alarm that opened or closed.
struct Notice: Hashable, Sendable {
  enum Event: String, Codable, Sendable { case opened, closed }

  var event: Event
  /// The finding's or the alarm's.
  var id: String
  /// One line of JSON.
  var line: String
  /// One message for people.
  var text: String
  /// The channels that its policy names; empty for all.
  var notify: [String] = []

  init(_ event: Event, _ finding: Finding, notify: [String]) {
    let time = event == .opened ? finding.noticedAt : finding.resolvedAt ?? finding.lastSeen
    self.init(event, id: finding.id, time: time, "finding", FindingRow.row(finding))
    self.notify = notify
    text = Self.text(event, finding)
  }

  init(_ event: Event, _ alarm: Alarm) {
    self.init(event, id: alarm.id, time: alarm.since, "alarm", AlarmRow.row(alarm))
    let place = alarm.resource.map { ", on \(Self.name(of: $0))" } ?? ""
    text =
      event == .opened
      ? "● ALARM \(alarm.name)\(place) since \(alarm.since.clock)Z: \(alarm.reason ?? "no reason given")"
      : "OK again: \(alarm.name)\(place), at \(alarm.since.clock)Z"
  }

  /// Closes what was told and is not known any more.
  init(closing id: String, title: String, at moment: Instant) {
    var row = Row()
    row.add("id", id)
    row.add("title", title)
    self.init(.closed, id: id, time: moment, "finding", row)
    text = "Over: \(title)"
  }

  private init(_ event: Event, id: String, time: Instant, _ what: String, _ inner: Row) {
    self.event = event
    self.id = id
    var row = Row()
    row.add("event", event.rawValue)
    row.add("time", time)
    row.add(what, Value.object(inner))
    line = JSONText.line(.object(row))
    text = ""
  }

  private static func text(_ event: Event, _ finding: Finding) -> String {
    let service = finding.microservices.first.map { "\($0)/" } ?? ""
    let place = service + name(of: finding.resource)
    guard event == .opened else {
      let end = finding.resolvedAt ?? finding.lastSeen
      return "Over: \(place) \(finding.title), from \(finding.firstSeen.clock)Z to \(end.clock)Z"
    }
    return "\(glyph(finding.severity)) \(finding.severity.rawValue.uppercased()) \(place): "
      + "\(finding.summary), since \(finding.firstSeen.clock)Z. Fix: \(finding.remediation)"
  }

  private static func glyph(_ severity: Severity) -> String {
    switch severity {
    case .critical: "●"
    case .warning: "▲"
    case .info: "○"
    }
  }

  private static func name(of resource: ResourceID) -> String {
    ResourceKind.parse(arn: resource.arn)?.name ?? resource.arn
  }
}
