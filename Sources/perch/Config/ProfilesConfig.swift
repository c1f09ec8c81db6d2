import Yams

/// What is to hold for AWS profiles, by their names in AWS's own files.
struct ProfilesConfig: ConfigSection {
  /// How one profile is read and shown.
  struct Profile: Hashable {
    var theme: String?
    var regions: [String]
    /// Roles to take on, one by one, besides the profile's own account.
    var roleARNs: [String]
    /// Whether its screens carry a red bar and say PROD.
    var isProduction: Bool
  }

  private static let role = TextForm(
    "the ARN of a role such as arn:aws:iam::111122223333:role/perch",
    pattern: "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+")
  private static let theme = TextForm("the name of a theme; list them with perch themes")

  private static let form = ConfigFields(
    "a profile",
    [
      ConfigKey("theme", .text(theme), "The theme in which its screens are drawn."),
      ConfigKey("regions", .texts(.region), "The regions to read; all for every one."),
      ConfigKey("roleArns", .texts(role), "Roles to take on, each in the account to read."),
      ConfigKey("production", .flag, "Whether its screens carry a red bar and say PROD."),
    ])

  static let key = ConfigKey(
    "profiles", .named(.fields(form)),
    "AWS profiles by name: how each is read and shown. Where nothing else says who, all of them are read."
  )

  private(set) var profiles: [String: Profile] = [:]

  init() {}

  init(_ node: Node, _ problems: inout [YAMLProblem]) {
    let wanted = "names of AWS profiles, and under each its fields"
    for (name, value) in node.named(in: Self.key.name, wanted, &problems) {
      profiles[name] = Self.form.read(value, &problems).map { Self.profile($0, &problems) }
    }
  }

  private static func profile(_ fields: YAMLFields, _ problems: inout [YAMLProblem]) -> Profile {
    Profile(
      theme: fields.value("theme", as: theme.wanted, &problems, knownTheme),
      regions: fields.texts("regions", .region, &problems),
      roleARNs: fields.texts("roleArns", role, &problems),
      isProduction: fields.flag("production", &problems) ?? false)
  }

  private static func knownTheme(_ name: String) -> String? {
    (try? ThemeFiles.theme(name)).map { _ in name }
  }
}
