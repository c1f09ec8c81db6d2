/// One error as a line told it.
package struct ParsedException: Hashable, Sendable {
  package var type: String? = nil
  package var message: String
  /// The application's own frames, innermost first: `file.py handler`.
  package var frames: [String] = []
  /// Whether it is how the runtime reports a handler that failed, rather than a log of something handled.
  package var isFatal: Bool = false

  /// Makes the value from its parts.
  package init(
    type: String? = nil,
    message: String,
    frames: [String] = [],
    isFatal: Bool = false
  ) {
    self.type = type
    self.message = message
    self.frames = frames
    self.isFatal = isFatal
  }
}
