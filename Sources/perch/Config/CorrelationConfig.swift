import InsightEngine
import Yams

/// The fields of log lines that are followed from one function to the next.
struct CorrelationConfig: ConfigSection {
  private static let path = TextForm(
    "a path of field names such as $.detail.orderId",
    pattern: #"(\$\.)?[^.\s\[\]*$'"]+(\.[^.\s\[\]*$'"]+)*"#)

  static let key = ConfigKey(
    "correlation", .texts(path),
    "Fields of JSON log lines by which one piece of work is followed through functions without a trace."
  )

  private(set) var fields: [CorrelationField] = []

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    fields = node.entries.compactMap { entry in
      Self.path.read(entry, of: "correlation", &problems).map(Self.field)
    }
  }

  private static func field(_ path: String) -> CorrelationField {
    let bare = path.hasPrefix("$.") ? path.dropFirst(2) : path[...]
    return CorrelationField(path: bare.split(separator: ".").map(String.init))
  }
}
