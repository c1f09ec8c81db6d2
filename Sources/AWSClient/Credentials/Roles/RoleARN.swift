/// ARNs of IAM roles, as far as their form goes.
enum RoleARN {
  /// Whether a text names a role: `arn:aws:iam::111122223333:role/name`.
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == 6 && parts[0] == "arn" && parts[1].hasPrefix("aws") && parts[2] == "iam"
      && parts[3].isEmpty && parts[4].count == 12 && parts[4].utf8.allSatisfy { 48...57 ~= $0 }
      && parts[5].hasPrefix("role/") && parts[5].count > 5
  }

  /// The account of the role.
  static func account(_ arn: String) -> String? {
    isValid(arn) ? String(arn.split(separator: ":", omittingEmptySubsequences: false)[4]) : nil
  }
}
