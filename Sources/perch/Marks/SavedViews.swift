import Console
import Foundation
import ServerlessModel

/// The views that the user gave names, from the file of marks.
enum SavedViews {
  /// Those that still stand, in the order in which they were saved.
  static func read() -> [SavedView] {
    var views: [SavedView] = []
    let decoder = JSONDecoder()
    for text in (FileText.read(MarkFile.path) ?? []).split(separator: UInt8(ascii: "\n")) {
      guard let line = try? decoder.decode(MarkLine.self, from: Data(text)), line.isOfView,
        let name = line.text
      else { continue }
      views.removeAll { $0.name == name }
      if let arguments = line.view { views.append(SavedView(name: name, arguments: arguments)) }
    }
    return views
  }
}

extension MarkLine {
  /// A view that was saved; without arguments one that is not wanted any more.
  init(viewNamed name: String, arguments: String?) {
    self.init(kind: arguments == nil ? "unview" : "view", made: UserClock.now)
    text = name
    view = arguments
  }

  fileprivate var isOfView: Bool {
    version ?? 1 <= Self.version && (kind == "view" && view != nil || kind == "unview")
  }
}
