/// What a redelivered run says of the delivery before it: `message 3f2a of 8f6e2a1b, 34 s before, by its id in the log`.
struct RetryEvidence: Hashable, Sendable {
  /// The beginning of the message's id.
  let message: String
  /// The beginning of the earlier run's request id.
  let request: String
  /// How long before, in whole seconds.
  let secondsBefore: Int64

  init?(_ text: String?) {
    let words = (text ?? "").split(separator: " ")
    guard words.count >= 6, words[0] == "message", words[2] == "of", words[5].hasPrefix("s"),
      let seconds = Int64(words[4]), seconds >= 0
    else { return nil }
    message = String(words[1])
    request = String(words[3].prefix { $0 != "," })
    secondsBefore = seconds
  }
}
