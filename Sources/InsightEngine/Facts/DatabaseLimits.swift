/// How many connections a database takes by default.
enum DatabaseLimits {
  /// The day on which the formulas were read.
  static let asOf = "2026-11-20"
  /// Where they were read.
  static let source =
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections"

  /// The default of `max_connections`; `nil` for an engine or a class that is not known.
  static func connections(engine: String, instanceClass: String) -> Int? {
    guard let memory = gigabytes(of: instanceClass) else { return nil }
    let bytes = memory * 1_073_741_824
    return switch engine {
    case "mysql", "mariadb": Int(bytes / 12_582_880)
    case "postgres", "aurora-postgresql": Int(min(bytes / 9_531_392, 5000))
    default: nil
    }
  }

  /// The memory of a class such as `db.r6g.2xlarge`.
  private static func gigabytes(of instanceClass: String) -> Double? {
    let parts = instanceClass.split(separator: ".").map(String.init)
    guard parts.count == 3, let family = parts[1].first else { return nil }
    let large: [Character: Double] = ["t": 8, "m": 8, "r": 16]
    let sizes = ["micro": 0.125, "small": 0.25, "medium": 0.5, "large": 1, "xlarge": 2]
    let many = parts[2].hasSuffix("xlarge") ? Double(parts[2].dropLast(6)).map { $0 * 2 } : nil
    guard let base = large[family], let size = sizes[parts[2]] ?? many else { return nil }
    return base * size
  }
}
