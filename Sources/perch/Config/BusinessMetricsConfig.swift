import ServerlessModel
import Yams

/// The metrics that say how the business does.
struct BusinessMetricsConfig: ConfigSection {
  private static let text = TextForm("a text")
  private static let dimension = TextForm("a dimension's value")

  private static let form = ConfigFields(
    "a business metric",
    [
      ConfigKey("title", .text(text), "What it is called on the screen; else its name."),
      ConfigKey("namespace", .text(text), "Its CloudWatch namespace."),
      ConfigKey("name", .text(text), "Its name in CloudWatch."),
      ConfigKey(
        "statistic", .text(text),
        "Sum, Average, Minimum, Maximum, SampleCount or a percentile such as p99; else Sum."),
      ConfigKey(
        "dimensions", .named(.text(dimension)), "What its dimensions must say, as name: value."),
      ConfigKey(
        "microservice", .text(text),
        "The microservice it is shown with; else that of the function that publishes it."),
    ], needs: [["namespace", "name"]])

  static let key = ConfigKey(
    "businessMetrics", .list(of: form), "Metrics of the business, charted with their microservice.")

  private(set) var metrics: [BusinessMetric] = []

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    let wanted = "metrics such as {namespace: Shop, name: OrdersPlaced}"
    metrics = Self.list(node, of: wanted, &problems, Self.metric)
  }

  private static func metric(_ node: Node, _ problems: inout [YAMLProblem]) -> BusinessMetric? {
    guard let fields = form.read(node, &problems) else { return nil }
    let namespace = fields.text("namespace", text, &problems)
    let name = fields.text("name", text, &problems)
    let statistic = PolicyConditionReader.statistic(fields, &problems)
    let title = fields.text("title", text, &problems)
    let microservice = fields.text("microservice", text, &problems)
    let dimensions = dimensions(fields, &problems)
    guard let namespace, let name else { return nil }
    return BusinessMetric(
      title: title ?? name, namespace: namespace, name: name, statistic: statistic ?? .sum,
      dimensions: dimensions, microservice: microservice)
  }

  private static func dimensions(_ fields: YAMLFields, _ problems: inout [YAMLProblem])
    -> [MetricID.Dimension]
  {
    guard let node = fields.node("dimensions") else { return [] }
    let wanted = "names and values, such as Currency: EUR"
    return node.named(in: "dimensions", wanted, &problems).compactMap { name, value in
      dimension.read(value, of: name, &problems).map { MetricID.Dimension(name: name, value: $0) }
    }
  }
}
