import ServerlessModel

/// Makes one list of points out of several, oldest first; of two points at one time the later written stands.
enum PointMerge {
  static func union(_ parts: [[MetricPoint]]) -> [MetricPoint] {
    if parts.count == 1, isRising(parts[0]) { return parts[0] }
    let all = parts.joined().enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }
    var points: [MetricPoint] = []
    points.reserveCapacity(all.count)
    for (_, point) in all {
      if points.last?.time == point.time {
        points[points.count - 1] = point
      } else {
        points.append(point)
      }
    }
    return points
  }

  static func isRising(_ points: [MetricPoint]) -> Bool {
    zip(points, points.dropFirst()).allSatisfy { $0.time < $1.time }
  }
}
