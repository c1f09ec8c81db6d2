import Yams

/// Who is told, as `notify` of `config.yaml` says.
struct NotifyConfig: ConfigSection {
  /// A webhook's address is a secret, so it goes over the net only enciphered.
  private static let address = TextForm(
    "an https address, or an http one of this machine",
    pattern: #"https://[!-~]+|http://(127\.0\.0\.1|localhost|\[::1\])([:/][!-~]*)?"#,
    isSecret: true)
  private static let bell = ConfigKey("bell", .flag, "Whether the console's bell may ring.")

  static let key = ConfigKey(
    "notify", .named(.fields(channel("a channel")), beside: [bell]),
    "Who is told: names that policies may use, and under each a webhook.")

  private static func channel(_ name: String) -> ConfigFields {
    ConfigFields(
      name,
      [ConfigKey("webhook", .text(address), "An address that takes Slack's form of a message.")],
      needs: [["webhook"]])
  }

  /// Addresses that take Slack's form of a message, by the names that policies use.
  private(set) var webhooks: [(name: String, url: String)] = []
  /// Whether the console's bell may ring.
  private(set) var ringsBell = true

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    let wanted = "fields: a name, and under it webhook: URL"
    for (name, value) in node.named(in: Self.key.name, wanted, &problems) {
      if name == Self.bell.name {
        ringsBell = value.flag(of: name, &problems) ?? true
      } else if let fields = Self.channel(name).read(value, &problems),
        let url = fields.text("webhook", Self.address, &problems)
      {
        webhooks.append((name, url))
      }
    }
  }
}
