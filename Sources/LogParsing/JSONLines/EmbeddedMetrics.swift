package import ServerlessModel

/// The values of one metric that an embedded metric format line carries, for one dimension set.
package struct EmbeddedMetric: Hashable, Sendable {
  package var namespace: String
  package var name: String
  package var unit: String? = nil
  /// Sorted by name.
  package var dimensions: [MetricID.Dimension]
  package var time: Instant
  package var values: [Double]

  /// Makes the value from its parts.
  package init(
    namespace: String,
    name: String,
    unit: String? = nil,
    dimensions: [MetricID.Dimension],
    time: Instant,
    values: [Double]
  ) {
    self.namespace = namespace
    self.name = name
    self.unit = unit
    self.dimensions = dimensions
    self.time = time
    self.values = values
  }
}

/// Reads the embedded metric format: JSON lines that CloudWatch turns into metrics.
package enum EmbeddedMetrics {
  /// CloudWatch takes 100 metrics of a line, says its specification of the embedded metric format; with their sets of
  /// dimensions no line that is meant has more than this.
  private static let most = 10_000
  /// What CloudWatch takes of one metric.
  private static let mostValues = 100

  /// A member of the line, read once however often metrics and dimensions name it.
  private struct Member {
    let values: [Double]
    let text: String?
  }

  /// One entry for each dimension set and metric whose value the line holds; `[]` for any other line.
  package static func read(_ message: UnsafeRawBufferPointer, defaultTime: Instant)
    -> [EmbeddedMetric]
  {
    guard message.byte(0) == 123 else { return [] }
    let root = JSONValue.object(message)
    guard let header = root.member("_aws"),
      case .array(let directives)? = header.member("CloudWatchMetrics")
    else { return [] }
    let time = header.member("Timestamp")?.integer.map { Instant(milliseconds: Int64($0)) }
    let members = Self.members(of: message)
    var all: [EmbeddedMetric] = []
    var cursor = JSONCursor(directives)
    _ = cursor.eachElement { directive in
      let room = min(message.count, most) - all.count
      if room > 0 { all += read(directive, members, time ?? defaultTime, room: room) }
    }
    return all
  }

  private static func read(
    _ directive: JSONValue, _ members: [String: Member], _ time: Instant, room: Int
  ) -> [EmbeddedMetric] {
    guard let namespace = directive.member("Namespace")?.text,
      case .array(let metrics)? = directive.member("Metrics")
    else { return [] }
    let sets = dimensionSets(directive.member("Dimensions"), members)
    var all: [EmbeddedMetric] = []
    var cursor = JSONCursor(metrics)
    _ = cursor.eachElement { metric in
      guard all.count < room, let name = metric.member("Name")?.text,
        let values = members[name]?.values, !values.isEmpty
      else { return }
      let unit = metric.member("Unit")?.text
      for dimensions in sets.prefix(room - all.count) {
        all.append(
          EmbeddedMetric(
            namespace: namespace, name: name, unit: unit, dimensions: dimensions, time: time,
            values: values))
      }
    }
    return all
  }

  /// The sets whose dimensions all have a value in the line; one empty set where none is asked for.
  private static func dimensionSets(_ value: JSONValue?, _ members: [String: Member])
    -> [[MetricID.Dimension]]
  {
    guard case .array(let bytes)? = value else { return [[]] }
    var sets: [[MetricID.Dimension]] = []
    var cursor = JSONCursor(bytes)
    _ = cursor.eachElement { set in
      let names = set.texts
      let found = names.compactMap { name in
        members[name]?.text.map { MetricID.Dimension(name: name, value: $0) }
      }
      if found.count == names.count { sets.append(found.sorted { $0.name < $1.name }) }
    }
    return sets.isEmpty ? [[]] : sets
  }

  /// A metric's value is a number or a list of them.
  private static func numbers(_ value: JSONValue) -> [Double] {
    guard case .array(let bytes) = value else { return value.number.map { [$0] } ?? [] }
    var all: [Double] = []
    var cursor = JSONCursor(bytes)
    _ = cursor.eachElement { element in
      if all.count < mostValues { element.number.map { all.append($0) } }
    }
    return all
  }

  private static func members(of message: Bytes) -> [String: Member] {
    var all: [String: Member] = [:]
    var cursor = JSONCursor(message)
    _ = cursor.eachMember { key, value in
      all[JSONText.decode(key)] = Member(values: numbers(value), text: value.anyText)
    }
    return all
  }
}
