import AWSClient
import DataProvider
import Redaction
import ServerlessModel

/// What a collector is to do, and how its lines are read.
struct CollectingPlan: Sendable {
  var options: CollectorOptions
  var lines: LinePoller.Options
  /// The user's rules of which resources are one microservice.
  var microservices: [MicroserviceRule] = []
  /// How long more than counts is kept; `nil` for as long as the recording.
  var keepSeconds: Int64?
}
