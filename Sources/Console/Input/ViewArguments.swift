import InsightEngine
import ServerlessModel

/// What reopens a view wherever its moment and its recording are said apart: the options of `perch replay`.
package struct ViewArguments: Hashable, Sendable {
  /// The screen.
  package var view = ViewPath.fleet
  /// The stretch before the moment; `nil` leaves it as it is.
  package var windowSeconds: Int64?
  /// The account that all is narrowed to.
  package var account: String?
  /// The region that all is narrowed to.
  package var region: String?
  /// As it is typed after `/`.
  package var filter: String?
  /// A column's id, with `:desc` behind it where the largest comes first.
  package var sort: String?
  /// The ids of columns that are taken away.
  package var hidden: [String] = []

  /// The fleet as it opens.
  package init() {}

  /// What is wrong with the filter; `nil` where nothing is.
  package var complaint: String? { filter.flatMap { RowFilter($0) }?.complaint }

  /// As the command line takes them, quoted where a shell would take a word apart.
  package var text: String {
    var words: [String] = []
    func add(_ option: String, _ value: String?) {
      if let value, !value.isEmpty { words += [option, ShellWord.quoted(value)] }
    }
    add("--account", account)
    add("--region", region)
    add("--window", windowSeconds.map(Figures.window))
    add("--view", view.description)
    add("--filter", filter)
    add("--sort", sort)
    add("--hide", hidden.joined(separator: ","))
    return words.joined(separator: " ")
  }

  /// Reads them back, or says what is not understood.
  package init(_ text: String) throws(ViewArgumentsError) {
    var words = ShellWord.split(text)[...]
    while let option = words.popFirst() {
      guard let value = words.popFirst() else { throw ViewArgumentsError(word: option) }
      switch option {
      case "--account": account = value
      case "--region": region = value
      case "--window": windowSeconds = TimeText.length(value)
      case "--view":
        guard let path = ViewPath(value) else { throw ViewArgumentsError(word: value) }
        view = path
      case "--filter": filter = value
      case "--sort": sort = value
      case "--hide": hidden = value.split(separator: ",").map(String.init)
      default: throw ViewArgumentsError(word: option)
      }
    }
  }
}

/// A part of a saved view that this program does not know.
package struct ViewArgumentsError: Error, Hashable, Sendable {
  /// What was not understood.
  package let word: String
}

extension ListPane.Sort {
  init(_ text: String) {
    descending = text.hasSuffix(":desc")
    column = descending ? String(text.dropLast(5)) : text
  }

  /// As it is written behind `--sort`.
  var text: String { column + (descending ? ":desc" : "") }
}
