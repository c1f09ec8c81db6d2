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

  /// The names of each path, the outermost first.
  private(set) var paths: [[String]] = []

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    paths = node.entries.compactMap { entry in
      Self.path.read(entry, of: "correlation", &problems).map(Self.names)
    }
  }

  private static func names(_ path: String) -> [String] {
    let bare = path.hasPrefix("$.") ? path.dropFirst(2) : path[...]
    return bare.split(separator: ".").map(String.init)
  }
}
