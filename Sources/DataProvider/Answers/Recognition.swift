import AWSClient
import Foundation

/// Tells which operation a document answers by its keys.
enum Recognition {
  /// The operation whose keys fit best; `nil` where none fits.
  static func operation(of data: Data) -> AWSOperation? {
    guard let shape = try? JSONShape(of: data) else { return nil }
    var best: AWSOperation?
    for operation in AWSOperation.allowed where shape.holds(operation.keys) {
      if operation.keys.count > best?.keys.count ?? 0 { best = operation }
    }
    return best
  }

  /// Whether a document of no known operation may hold segments.
  static func carriesSegments(_ data: Data) -> Bool {
    guard let shape = try? JSONShape(of: data) else { return false }
    return shape.keys.contains("TraceSegmentDocuments") || shape.holds(["Segments.Document"])
      || shape.holds(["Traces.Segments"])
  }

  /// Whether a document is one X-Ray segment on its own.
  static func isSegment(_ data: Data) -> Bool {
    guard let shape = try? JSONShape(of: data) else { return false }
    return shape.holds(["trace_id", "id", "name", "start_time"])
  }
}
