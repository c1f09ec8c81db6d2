import ServerlessModel

/// The points of a `timestamp,value` file, and the rows of it that were passed over.
struct SeriesFile {
  private(set) var points: [MetricPoint] = []
  private let name: String
  private var passedOver: [(line: Int, text: String)] = []

  /// Reads rows with a header or without; throws where none of them holds a time and a number.
  init(_ bytes: [UInt8], name: String) throws {
    self.name = name
    var row = SeriesRow()
    var isFirst = true
    let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 10 }
    for (place, line) in lines.enumerated() {
      let fields = SeriesRow.fields(line)
      guard fields.contains(where: { !$0.isEmpty }) else { continue }
      switch row.read(fields, mayBeHeader: isFirst) {
      case .point(let point): points.append(point)
      case .header, .missing: break
      case .unreadable:
        passedOver.append((place + 1, fields.joined(separator: ",")))
      }
      isFirst = false
    }
    guard points.isEmpty else { return }
    throw nothingReadable
  }

  private var nothingReadable: CommandFailure {
    let first = passedOver.first.map { " Line \($0.line) reads \(Quoted.text($0.text))." } ?? ""
    return CommandFailure(
      .badData,
      "\(Quoted.text(name)) holds no row of a time and a number.\(first) "
        + "Write rows like 2026-11-20T14:30:00Z,12.5.")
  }

  /// What to tell beside the answer; `nil` where every row was understood.
  var note: String? {
    guard let first = passedOver.first else { return nil }
    let rows = passedOver.count == 1 ? "1 row was" : "\(passedOver.count) rows were"
    return "\(rows) passed over as no time and number, the first in line \(first.line): "
      + Quoted.text(first.text)
  }

  /// What to say where there is no anomaly.
  var nothingFound: String {
    let times = points.map(\.time)
    guard let first = times.min(), let last = times.max() else { return "No point." }
    let hours = last.since(first) / 3_600_000
    return hours < 12
      ? "Nothing can be said of \(hours) h; 12 h are needed."
      : "No anomaly in \(points.count) points."
  }
}
