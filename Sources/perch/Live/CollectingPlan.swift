import AWSClient
import DataProvider
import Redaction

/// What a collector is to do, and how its lines are read.
struct CollectingPlan: Sendable {
  var options: CollectorOptions
  var lines: LinePoller.Options
}
