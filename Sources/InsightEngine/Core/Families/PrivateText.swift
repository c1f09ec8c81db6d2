/// What in a text is private, by the marks that masking left and by the names of what is assigned.
enum PrivateText {
  /// The first masked value of a text, `‹email:7f3a›`; `nil` without one.
  static func mask(in text: some StringProtocol) -> String? {
    var rest = text[...]
    while let open = rest.firstIndex(of: "‹") {
      rest = rest[open...]
      if let close = rest.prefix(20).firstIndex(of: "›") {
        let mask = rest[...close]
        if kinds.contains(where: { mask.dropFirst().hasPrefix($0 + ":") }) { return String(mask) }
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// What a masked value is: `email`.
  static func kind(of mask: String) -> String {
    String(mask.dropFirst().prefix { $0 != ":" })
  }

  /// Whether a parameter of this name holds what no address should; tokens that turn pages do not.
  static func isTelling(_ name: some StringProtocol) -> Bool {
    let plain = name.lowercased().filter(\.isLetter)
    return names.contains { plain.hasSuffix($0) } && !paging.contains(plain)
  }

  /// Whether a text holds a number in the form of a United States social security number.
  static func hasNationalID(_ text: some StringProtocol) -> Bool {
    text.split { !($0.isNumber || $0 == "-") }
      .contains { $0.split(separator: "-").map(\.count) == [3, 2, 4] }
  }

  private static let kinds = ["email", "card", "key", "token", "password", "secret", "privateKey"]
  private static let names = ["token", "password", "secret", "ssn", "email", "phone"]
  private static let paging: Set<String> = [
    "nexttoken", "pagetoken", "nextpagetoken", "continuationtoken", "paginationtoken", "starttoken",
    "synctoken",
  ]
}
