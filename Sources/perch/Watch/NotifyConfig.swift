import Yams

/// Who is told, as `notify` of `config.yaml` says.
struct NotifyConfig {
  static var path: String { ConfigFile.path }

  /// Addresses that take Slack's form of a message, by the names that policies use.
  private(set) var webhooks: [(name: String, url: String)] = []
  /// Whether the console's bell may ring.
  private(set) var ringsBell = true
  private(set) var problems: [YAMLProblem] = []

  /// Reads the file; one that is not there tells nobody.
  ///
  /// - Throws: `CommandFailure` with each problem's line and column.
  static func read(_ path: String = NotifyConfig.path) throws -> NotifyConfig {
    guard let bytes = FileText.read(path) else { return NotifyConfig() }
    var config = NotifyConfig()
    config.read(String(decoding: bytes, as: UTF8.self))
    guard config.problems.isEmpty else {
      let lines = config.problems.map { "\(path):\($0.line):\($0.column): \($0.what)" }
      throw CommandFailure(
        .badData, "The configuration is not right:\n" + lines.joined(separator: "\n"))
    }
    return config
  }

  private mutating func read(_ text: String) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      return problems.append(YAMLProblem(error))
    }
    guard let notify = root?.mapping?["notify"] else { return }
    guard let channels = notify.mapping else {
      return problems.append(
        YAMLProblem("notify must be fields: a name, and under it webhook: URL", at: notify.mark))
    }
    for (key, value) in channels { readChannel(key.string ?? "", value) }
  }

  private mutating func readChannel(_ name: String, _ node: Node) {
    if name == "bell" {
      guard let isOn = node.bool else {
        return problems.append(YAMLProblem("bell must be on or off", at: node.mark))
      }
      ringsBell = isOn
      return
    }
    guard let fields = YAMLFields(node, of: name, keys: ["webhook"], &problems) else { return }
    if fields.node("webhook") == nil {
      problems.append(YAMLProblem("\(name) needs webhook: and its address", at: fields.mark))
    }
    guard
      let url = fields.value(
        "webhook", as: "an https address, or an http one of this machine", &problems, Self.address)
    else { return }
    webhooks.append((name, url))
  }

  /// A webhook's address is a secret, so it goes over the net only enciphered.
  private static func address(_ text: String) -> String? {
    let isPlainText = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
    let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains { place in
      text.hasPrefix(place) && text.dropFirst(place.count).first.map { ":/".contains($0) } ?? true
    }
    return isPlainText && (text.hasPrefix("https://") && text.count > 8 || local) ? text : nil
  }
}
