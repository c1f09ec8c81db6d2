import Yams

/// Which metrics are collected besides AWS's own.
struct MetricsConfig: ConfigSection {
  private static let namespace = TextForm(
    "a CloudWatch namespace such as Shop or Team/Orders",
    pattern: "[A-Za-z0-9._/#-][A-Za-z0-9._/#: -]{0,254}")

  private static let form = ConfigFields(
    "metrics",
    [
      ConfigKey(
        "namespaces", .texts(namespace), "Namespaces of your own to collect; each call costs.")
    ])

  static let key = ConfigKey("metrics", .fields(form), "What is collected besides AWS's metrics.")

  private(set) var namespaces: [String] = []

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    guard let fields = Self.form.read(node, &problems) else { return }
    namespaces = fields.texts("namespaces", Self.namespace, &problems)
  }
}
