import ServerlessModel
import Yams

/// Which resources are one microservice, before what their tags, stacks and names say.
struct MicroservicesConfig: ConfigSection {
  private static let name = TextForm("a name of your own")
  private static let tag = TextForm(
    "the key of a tag, or key=value in which * stands for anything", pattern: "[^=]+(=[^\\n]+)?")

  private static let form = ConfigFields(
    "a microservice rule",
    [
      ConfigKey(
        "name", .text(name), "What it is called; without it, the value of the tag says so."),
      ConfigKey("tag", .texts(tag), "A tag as key, or as key=value; of several one must be there."),
      ConfigKey("stack", .texts(.glob), "The CloudFormation stack; of several it must be one."),
      ConfigKey("resource", .texts(.glob), "The resource's name; of several it must be one."),
    ], needs: [["tag"], ["name", "stack"], ["name", "resource"]])

  static let key = ConfigKey(
    "microservices", .list(of: form),
    "Which resources are one microservice; each rule that fits gives a name. They hold for what is recorded from now on."
  )

  private(set) var rules: [MicroserviceRule] = []

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    let wanted = "rules such as {name: checkout, stack: \"checkout-*\"}"
    rules = Self.list(node, of: wanted, &problems, Self.rule)
  }

  private static func rule(_ node: Node, _ problems: inout [YAMLProblem]) -> MicroserviceRule? {
    guard let fields = form.read(node, &problems) else { return nil }
    return MicroserviceRule(
      name: fields.text("name", name, &problems),
      tags: fields.texts("tag", tag, &problems).map(split),
      stacks: fields.texts("stack", .glob, &problems),
      resources: fields.texts("resource", .glob, &problems))
  }

  private static func split(_ text: String) -> MicroserviceRule.Tag {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    return parts.count == 2 ? .init(key: parts[0], value: parts[1]) : .init(key: text)
  }
}
