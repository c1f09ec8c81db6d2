import Foundation
import ServerlessModel

/// A metric that perch reads, and which statistics of it.
struct MetricShape: Hashable, Sendable {
  var namespace: String
  var name: String
  /// Which sets of dimensions are read; the others tell the same apart further.
  var dimensions: [Set<String>]
  /// Read of everything that is active.
  var always: [Statistic]
  /// Read only of what is looked at or fails.
  var close: [Statistic]

  /// Whether a series of this metric has dimensions that are read.
  func takes(_ metric: MetricID) -> Bool {
    dimensions.contains(Set(metric.dimensions.map(\.name)))
  }

  /// Reads `Duration Average Maximum | p50 p99`, with the sets of dimensions of its own after `by`.
  init(_ namespace: String, _ line: String, _ usual: [Set<String>]) {
    let halves = line.components(separatedBy: " by ")
    let parts = halves[0].split(separator: "|").map { $0.split(separator: " ").map(String.init) }
    self.namespace = namespace
    name = parts.first?.first ?? ""
    always = (parts.first ?? []).dropFirst().map { Statistic($0) }
    close = parts.count > 1 ? parts[1].map { Statistic($0) } : []
    dimensions = halves.count > 1 ? Self.sets(halves[1]) : usual
  }

  /// A metric of the user's own, whatever its dimensions.
  init(custom metric: MetricID) {
    namespace = metric.namespace
    name = metric.name
    dimensions = [Set(metric.dimensions.map(\.name))]
    always = [.sum, .average]
    close = []
  }

  /// Reads `TableName+Operation, -`; a dash is for no dimensions.
  static func sets(_ text: String) -> [Set<String>] {
    text.split(separator: ",").map { part in
      let words = part.split { $0 == " " || $0 == "+" }.map(String.init)
      return words == ["-"] ? [] : Set(words)
    }
  }
}
