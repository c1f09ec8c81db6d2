import ServerlessModel

extension LatencyScan {
  /// How the durations of a resource's runs that ended in each of some spans are spread, without holding them.
  func spreads(_ resource: UInt32, _ spans: [TimeSpan]) throws(ColumnError) -> [LatencySpread] {
    var spreads: [LatencySpread] = []
    for span in spans {
      var spread = LatencySpread()
      try forEachDuration(resource, span.start.milliseconds, span.end.milliseconds) {
        spread.add($0)
      }
      spreads.append(spread)
    }
    return spreads
  }
}
