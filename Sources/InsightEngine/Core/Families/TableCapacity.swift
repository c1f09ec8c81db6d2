import ServerlessModel

/// One side of what a table can do in a second.
enum CapacitySide: String, CaseIterable {
  case read = "Read"
  case write = "Write"

  /// `reads`.
  var plural: String { rawValue.lowercased() + "s" }
  var consumed: String { "Consumed\(rawValue)CapacityUnits" }
  var provisioned: String { "Provisioned\(rawValue)CapacityUnits" }

  /// The dimension that Application Auto Scaling moves, of the table or of one index.
  func dimension(index: String? = nil) -> String {
    "dynamodb:\(index == nil ? "table" : "index"):\(rawValue)CapacityUnits"
      + (index.map { " " + $0 } ?? "")
  }

  func configured(_ table: TableConfiguration) -> Int? {
    self == .read ? table.readCapacity : table.writeCapacity
  }

  /// What so many units of capacity cost in a month.
  func monthly(_ units: Double, region: String) throws(NoPrice) -> Double {
    try Calculator.dynamoDBProvisioned(
      readUnits: self == .read ? units : 0, writeUnits: self == .write ? units : 0, region: region
    ).totalUSD
  }
}

/// What one hour took of a table.
struct CapacityHour {
  var units = 0.0
  /// The most that a second took, averaged over a period.
  var peakPerSecond = 0.0
}

extension Context {
  /// What DynamoDB says of the table; throws where no source did.
  func table() throws -> TableConfiguration {
    guard let table = try configuration().table else { throw lacks("dynamodb:DescribeTable") }
    return table
  }

  /// Whether the capacity of a table is set by hand; throws where its billing mode is not known.
  func isProvisioned(_ table: TableConfiguration) throws -> Bool {
    guard let mode = table.billingMode else { throw lacks("dynamodb:DescribeTable") }
    return mode == "PROVISIONED"
  }

  /// Units a second that were consumed, period by period.
  func consumed(_ side: CapacitySide, _ seconds: Parameter) throws -> Breach {
    var used = try breach(side.consumed, .sum, ofLast: seconds) { _ in true }
    used.points = used.points.map {
      MetricPoint(time: $0.time, value: $0.value / Double(used.periodSeconds))
    }
    return used
  }

  /// The capacity of the last `seconds`, by its metric or else by what is set; throws where neither is known.
  func capacity(_ side: CapacitySide, _ table: TableConfiguration, _ seconds: Int64) throws
    -> Double
  {
    let known = mean(side.provisioned, seconds) ?? side.configured(table).map(Double.init)
    guard let known, known > 0 else { throw lacks("dynamodb:DescribeTable") }
    return known
  }

  /// What each hour of the last `seconds` took; hours that took nothing are left out.
  func capacityHours(_ side: CapacitySide, _ seconds: Int64) throws -> [CapacityHour] {
    let points = try points(side.consumed, .sum, seconds)
    let times = points.map(\.time)
    let gap = zip(times, times.dropFirst()).map { $1.since($0) / 1000 }.min() ?? 60
    let period = Double(max(60, gap))
    var hours: [Instant: CapacityHour] = [:]
    for point in points {
      let hour = point.time.floored(toSeconds: 3600)
      hours[hour, default: CapacityHour()].units += point.value
      let peak = max(hours[hour]?.peakPerSecond ?? 0, point.value / period)
      hours[hour]?.peakPerSecond = peak
    }
    return hours.sorted { $0.key < $1.key }.map(\.value)
  }
}
