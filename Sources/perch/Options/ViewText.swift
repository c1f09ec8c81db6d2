import Console

/// Reads views as the command line takes them.
enum ViewText {
  /// `fleet`, `service/NAME`, `resource/NAME/TAB` and so on.
  static func path(_ text: String) throws -> ViewPath {
    switch ViewPath.parse(text) {
    case .success(let path): return path
    case .failure(let error): throw CommandFailure(.usage, error.description)
    }
  }
}
