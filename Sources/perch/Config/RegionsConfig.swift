import Yams

/// The regions to read where neither a profile nor the command says.
struct RegionsConfig: ConfigSection {
  static let key = ConfigKey(
    "regions", .texts(.region), "The regions to read where no profile says; all for every one.")

  /// Names of regions; `all` stands for every one.
  private(set) var names: [String] = []

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    names = node.entries.compactMap { TextForm.region.read($0, of: "regions", &problems) }
  }
}
