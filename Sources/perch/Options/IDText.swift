import ServerlessModel

/// Reads ids as the command line takes them.
enum IDText {
  static func request(_ text: String) throws -> RequestID {
    guard let id = RequestID(text) else {
      throw CommandFailure(.usage, "--request \(Quoted.text(text)) is not a request id (a UUID).")
    }
    return id
  }

  static func trace(_ text: String) throws -> TraceID {
    let bare = text.hasPrefix("Root=") ? text.dropFirst(5).prefix(35) : text[...]
    guard let id = TraceID(bare) else {
      throw CommandFailure(
        .usage,
        "--trace \(Quoted.text(text)) is not a trace id. Write it like "
          + "1-5e34a614-10bdbf7a2d5a6f1f7b4e1c11.")
    }
    return id
  }
}
