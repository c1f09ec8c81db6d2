import LogParsing
import ServerlessModel

/// Lines in the embedded metric format.
enum EmbeddedMetricLines: FuzzTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    let metrics = EmbeddedMetrics.read(bytes, defaultTime: Instant(milliseconds: 0))
    expect(metrics.count <= bytes.count, "a line gives more metrics than it has bytes")
    for metric in metrics {
      expect(!metric.values.isEmpty, "a metric has no value")
      let names = metric.dimensions.map(\.name)
      expect(names == names.sorted(), "dimensions are not sorted")
    }
  }
}
