import ServerlessModel

extension Context {
  /// Whether a tag says that the resource serves production; throws where tags were not read.
  func isProduction() throws -> Bool {
    try hasTag(["env", "environment", "stage"], ["prod", "production", "prd", "live"])
  }

  /// Whether a tag says that the resource handles data worth protecting; throws where tags were not read.
  func isSensitive() throws -> Bool {
    try hasTag(
      ["dataclass", "dataclassification", "classification"],
      ["sensitive", "confidential", "restricted", "secret", "pii"])
  }

  /// Compares letters and digits alone, whatever their case.
  private func hasTag(_ keys: Set<String>, _ values: Set<String>) throws -> Bool {
    guard !resource.tags.isEmpty || fleet.taggedAccounts.contains(resource.account) else {
      throw Lacks(.notRecorded("tag:GetResources"))
    }
    return resource.tags.contains {
      keys.contains(Self.plain($0)) && values.contains(Self.plain($1))
    }
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
