import CellGrid
import ServerlessModel

extension ConsoleState {
  /// What reopens the screen on top, apart from its moment.
  var arguments: ViewArguments {
    var arguments = ViewArguments()
    arguments.view = top.path
    arguments.windowSeconds = window.seconds
    (arguments.account, arguments.region) = (scope.account, scope.region)
    guard let list = top.list else { return arguments }
    // Some views hold their filter in their own name.
    if !arguments.view.description.contains("?") { arguments.filter = list.filter?.text }
    arguments.sort = list.sort?.text
    arguments.hidden = list.selectedSection.flatMap { hiddenColumns[$0.id] }?.sorted() ?? []
    return arguments
  }

  /// Filter, order and columns of the screen on top, as they were asked for.
  mutating func arrange(_ arguments: ViewArguments) {
    pendingColumns = arguments.hidden.isEmpty ? nil : Set(arguments.hidden)
    guard var list = top.list else { return }
    if let filter = arguments.filter.flatMap({ RowFilter($0) }), filter.complaint == nil {
      list.set(filter: filter)
    }
    if let sort = arguments.sort { list.set(sort: ListPane.Sort(sort)) }
    stack[stack.count - 1].list = list
  }

  /// Columns that were asked for are taken away as soon as it is known which list they are of.
  mutating func settlePendingColumns() {
    guard let pending = pendingColumns, let section = top.list?.selectedSection else { return }
    hiddenColumns[section.id] = pending
    pendingColumns = nil
  }

  // MARK: Saved views

  /// `:save NAME`: keeps this view, in the place of one of that name.
  mutating func saveView(_ name: String) -> [Effect] {
    let name = Text.clean(name)
    guard !name.isEmpty else {
      message = "save it as what? :save NAME; :view NAME reopens it"
      return []
    }
    let view = SavedView(name: name, arguments: arguments.text)
    savedViews.removeAll { $0.name == name }
    savedViews.append(view)
    return [.save(.view(view))]
  }

  /// `:view NAME`: reopens a saved view at this moment; without a name it lists them.
  mutating func openView(_ name: String) -> [Effect] {
    guard !name.isEmpty else {
      push(SavedViewsScreen())
      return []
    }
    guard let view = savedViews.first(where: { $0.name == name }) else {
      message = "no view is saved as \(Text.clean(name)); :views lists them"
      return []
    }
    open(view)
    return []
  }

  mutating func open(_ view: SavedView) {
    do {
      let arguments = try ViewArguments(view.arguments)
      if let seconds = arguments.windowSeconds { window.seconds = seconds }
      (scope.account, scope.region) = (arguments.account, arguments.region)
      go(arguments.view)
      arrange(arguments)
      message = "view \(view.name)"
    } catch {
      message =
        "\(view.name) holds \(Text.clean(error.word)), which this perch does not know; it is kept as it is"
    }
  }

  mutating func forget(_ view: SavedView) -> Effect {
    savedViews.removeAll { $0.name == view.name }
    return .save(.forgetView(name: view.name))
  }
}
