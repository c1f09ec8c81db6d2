import ServerlessModel

extension PolicyStatement {
  /// Whether it allows everybody, with no condition that names accounts, networks or sources.
  var opensToEveryone: Bool {
    effect == "Allow" && principals.contains { $0 == "*" || $0 == "AWS:*" }
      && !conditions.contains { CallerCondition($0)?.narrows ?? false }
  }

  /// Whether it turns callers of its choice away.
  var turnsCallersAway: Bool {
    effect == "Deny" && conditions.contains { CallerCondition($0) != nil }
  }

  /// Whether it turns requests without TLS away.
  var refusesPlainHTTP: Bool {
    effect == "Deny"
      && conditions.contains { $0.lowercased().hasSuffix("aws:securetransport=false") }
  }

  /// The statement in a few words: `Allow AWS:* sqs:SendMessage`.
  var brief: String {
    ([sid, effect].compactMap(\.self) + principals + actions).joined(separator: " ")
  }
}

extension [PolicyStatement] {
  /// Whether a resource policy keeps any caller out.
  var limitsCallers: Bool {
    !isEmpty && (contains(where: \.turnsCallersAway) || !contains(where: \.opensToEveryone))
  }
}

/// A condition on who calls: `StringEquals aws:SourceArn=arn:…`.
private struct CallerCondition {
  /// Whether it holds for known callers alone, and not where nothing is said of them.
  let narrows: Bool

  /// `nil` for a condition on anything else.
  init?(_ line: String) {
    let parts = line.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let sign = parts[1].firstIndex(of: "="),
      Self.keys.contains(parts[1][..<sign].lowercased())
    else { return nil }
    let values = parts[1][parts[1].index(after: sign)...].split(separator: ",")
    let test = parts[0]
    narrows =
      !test.contains("Not") && !test.hasSuffix("IfExists") && !values.isEmpty
      && !values.contains { ["*", "0.0.0.0/0", "::/0"].contains($0) }
  }

  private static let keys: Set<String> = [
    "aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths",
    "aws:sourceaccount", "aws:sourcearn", "aws:sourceip", "aws:sourceorgid", "aws:sourceorgpaths",
    "aws:sourceowner", "aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip",
    "s3:dataaccesspointaccount",
  ]
}
