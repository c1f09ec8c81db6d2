import ServerlessModel

extension PolicyStatement {
  /// Whether it lets everybody in: any principal, and no condition that says who or from where.
  var admitsEverybody: Bool {
    effect == "Allow" && principals.contains { $0 == "*" || $0 == "AWS:*" }
      && !conditions.contains(where: Self.narrows)
  }

  /// Whether it turns plain HTTP away.
  var refusesPlainHTTP: Bool {
    effect == "Deny"
      && conditions.contains { $0.lowercased().hasSuffix("aws:securetransport=false") }
  }

  private static func narrows(_ condition: String) -> Bool {
    let text = condition.lowercased()
    let isNegative = text.prefix { $0 != " " }.contains("not")
    return !isNegative && !text.hasSuffix("=0.0.0.0/0") && keys.contains { text.contains($0) }
  }

  private static let keys = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceip", "aws:sourcevpc", "aws:sourceorgid",
    "aws:principalorgid", "aws:principalarn", "aws:principalaccount", "aws:vpcsourceip",
    "s3:dataaccesspointaccount",
  ]
}
