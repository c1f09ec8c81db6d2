import CellGrid
import InsightEngine
import ServerlessModel

@testable import Console

/// What is typed or pasted into the console, or stands on the command line.
enum TypedText: FuzzTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    readView(text)
    readTime(text)
    readWords(text)
    if let filter = RowFilter(text) {
      expect(filter.logTerms.count == filter.terms.count, "a filter loses a word")
    }
    expect(Glob.matches(text, text.replacing("?", with: "*")), "a name does not match itself")
    _ = PastedText.requestIDs(in: text) + PastedText.requestIDs(in: PastedText.trimmed(text[...]))
    _ = PastedText.traceIDs(in: text)
    _ = ConsoleAddress(text)
  }

  /// A view is read as it is written, also among the options that reopen it.
  private static func readView(_ text: String) {
    guard let view = ViewPath(text) else { return }
    expect(ViewPath(view.description) == view, "\(view.description) is read as another view")
    var arguments = ViewArguments()
    arguments.view = view
    arguments.filter = text
    let again = try? ViewArguments(arguments.text)
    expect(again == arguments, "\(arguments.text) is read as other options")
  }

  private static func readTime(_ text: String) {
    let now = Instant(milliseconds: 1_795_183_200_000)
    let window = Window(at: now, seconds: 3600)
    let wish = try? TimeText.read(text, window: window, end: now)
    if let seconds = wish?.seconds {
      expect((60...31 * 86_400).contains(seconds), "a window of \(seconds) s is none")
    }
    if let moment = Instant(iso8601: text) {
      expect(Instant(iso8601: moment.rfc3339) == moment, "\(moment.rfc3339) is another moment")
    }
    OptionText.read(text, at: now)
  }

  private static func readWords(_ text: String) {
    expect(ShellWord.split(ShellWord.quoted(text)) == [text], "a quoted word is not one word")
    if case .success(let keys) = Key.parse(tmuxKeys: text) {
      expect(keys.count <= text.unicodeScalars.count, "there are more keys than letters")
    }
  }
}
