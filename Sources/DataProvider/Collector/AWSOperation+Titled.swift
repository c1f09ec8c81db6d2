import AWSClient

extension AWSOperation {
  /// The operation of the words that one types, `lambda list-functions`; `nil` for one that is not allowed.
  static func titled(_ title: String) -> AWSOperation? {
    let words = title.split(separator: " ").map(String.init)
    return words.count == 2 ? allowed(service: words[0], command: words[1]) : nil
  }
}
