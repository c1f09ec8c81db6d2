import InsightEngine
import ServerlessModel

/// Money of a place: in all, and by what spends it.
package struct CostAnswer: Sendable {
  var groups: [CostGroup] = []
  var totalUSD = 0.0
  var windowSeconds: Int64
  /// Against the same window a week before, as a share; `nil` where that is not recorded.
  var change: Double?
  var forecast: CostForecast?
  var overlays: [CostOverlay] = []
  /// What was left out for want of a price.
  var unpriced: String?
  /// The rates that no source confirms.
  var unverified: String?
  /// What fixing findings would save.
  var savings: String?
  var empty: String
  /// Whether AWS refused all that money could be counted from.
  var isRefused = false
  /// What another size or architecture would cost; a function's only.
  var tuning: TuningCurve?
  /// Runs of the window, of one function.
  var runs = 0
}

/// What spends money in one way of looking at it.
package struct CostGroup: Sendable {
  var title: String
  var rows: [CostRow]
}

/// One line of a cost list.
package struct CostRow: Sendable {
  var name: String
  var detail: String
  var amountUSD: Double
  var change: Double?
  var forecast: CostForecast?
  var resource: ResourceID?
  var service: MicroserviceName?
  var shares: [CostShare] = []
}
