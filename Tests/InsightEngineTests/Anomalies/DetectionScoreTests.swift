import InsightEngine
import Testing

/// Figures on made-up series with the troubles of real ones; nothing here was recorded anywhere.
struct `detection on labelled series` {
  @Test func `most windows are hit, with a third of an alarm a series and day outside`() {
    var all = DetectionScore()
    for seed in 1...2 {
      for (place, entry) in SeriesKind.fleet.enumerated() {
        all.add(entry.kind.series(seed: UInt64(seed * 100 + place), windows: entry.windows))
      }
    }
    #expect(all.hit * 5 >= all.windows * 4, "\(all)")
    #expect(all.alarmsOutside <= 2 * 17 * 14 / 3, "\(all)")
  }

  @Test(arguments: SeriesKind.allCases)
  func `no kind of series is deaf or loud`(kind: SeriesKind) {
    var all = DetectionScore()
    for seed in 1...3 {
      all.add(kind.series(seed: UInt64(seed), windows: kind == .constant ? 0 : 2))
    }
    #expect(all.hit * 3 >= all.windows * 2, "\(all)")
    #expect(all.alarmsOutside <= (kind == .constant ? 0 : 3 * 7), "\(all)")
  }
}

extension DetectionScore {
  mutating func add(_ series: LabelledSeries) {
    add(series, AnomalyDetector.anomalies(in: series.points).map(\.reading.time))
  }
}
