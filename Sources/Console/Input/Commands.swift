import CellGrid
import InsightEngine
import ServerlessModel

/// What can be typed after `:`.
package enum Commands {
  /// One command.
  package struct Command: Hashable, Sendable {
    /// What is typed.
    package var name: String
    /// What may follow it; empty for nothing.
    package var arguments: String
    /// What it does, in one line.
    package var help: String
  }

  /// All commands, as help lists them; the rest of what is typed is taken as a name to go to.
  package static let table: [Command] = [
    Command(name: "fleet", arguments: "", help: "accounts and microservices"),
    Command(name: "service", arguments: "NAME", help: "a microservice"),
    Command(name: "resource", arguments: "NAME [TIME]", help: "a resource, at a time"),
    Command(
      name: "find", arguments: "TEXT", help: "request or trace id, ARN, stream, console address"),
    Command(name: "insights", arguments: "[FILTER]", help: "findings"),
    Command(name: "errors", arguments: "", help: "groups of errors"),
    Command(name: "logs", arguments: "[TEXT]", help: "log lines"),
    Command(
      name: "traces", arguments: "[FILTER]", help: "X-Ray traces: errors>0 duration>1s service:x"),
    Command(name: "map", arguments: "[NODE]", help: "who calls whom, by traces"),
    Command(name: "cold", arguments: "", help: "cold starts and what they add to p99"),
    Command(name: "bookmarks", arguments: "", help: "the log lines you marked"),
    Command(name: "in", arguments: "[FILTER]", help: "logs: only lines like this, or that match"),
    Command(name: "out", arguments: "[FILTER]", help: "logs: without lines like this"),
    Command(name: "lens", arguments: "", help: "the nine questions"),
    Command(name: "alarms", arguments: "", help: "CloudWatch alarms and your policies"),
    Command(
      name: "policy", arguments: "[SETTING]",
      help: "write a policy for this row, rehearse it, save it"),
    Command(name: "cost", arguments: "", help: "money by microservice"),
    Command(name: "limits", arguments: "", help: "quotas and their use"),
    Command(name: "deploys", arguments: "", help: "deployments"),
    Command(
      name: "diff", arguments: "[1d|DEPLOYMENT]", help: "this window beside an earlier one"),
    Command(name: "day", arguments: "", help: "24 hours: microservices by time"),
    Command(name: "activity", arguments: "", help: "what perch asked AWS, and did"),
    Command(name: "at", arguments: "TIME", help: "go to a time"),
    Command(name: "window", arguments: "15m|1h|3h|1d|7d|30d", help: "set the window"),
    Command(
      name: "account", arguments: "[NAME|all]", help: "only this account; live also a profile"),
    Command(name: "region", arguments: "[NAME|all]", help: "only this region"),
    Command(name: "theme", arguments: "[NAME]", help: "choose a theme"),
    Command(name: "mouse", arguments: "[on|off]", help: "mouse"),
    Command(
      name: "export", arguments: "[csv|json|markdown|text]", help: "the view to a file"),
    Command(name: "cut", arguments: "[FILE]", help: "the window to a scrubbed file for others"),
    Command(name: "notes", arguments: "", help: "your notes and bookmarks"),
    Command(
      name: "save", arguments: "NAME", help: "keep this view: filter, order, columns, window"),
    Command(name: "view", arguments: "NAME", help: "reopen a view that was saved"),
    Command(name: "views", arguments: "", help: "the views you saved"),
    Command(name: "note", arguments: "TEXT", help: "a note at this moment"),
    Command(name: "help", arguments: "", help: "keys"),
    Command(name: "quit", arguments: "", help: "leave"),
  ]

  /// Completions of what is typed: commands and names, the best first.
  static func candidates(for text: String, in state: ConsoleState) -> [String] {
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let frame = state.data[.frame]?.answer?.frame
    let services = frame?.services.map(\.name) ?? []
    let resources = frame?.resources.map(\.name) ?? []
    guard words.count > 1 else {
      return matching(text, table.map(\.name) + state.userCommands.map(\.name))
        + matching(text, services)
        + matching(text, resources)
    }
    let head = String(words[0])
    let pool: [String] =
      switch head {
      case "service": services
      case "resource": resources
      case "theme": state.themes
      case "view", "save": state.savedViews.map(\.name).sorted()
      case "account": ["all"] + (frame?.accounts.map(\.name) ?? []) + state.profiles
      case "region": ["all"] + Set(frame?.accounts.flatMap(\.regions) ?? []).sorted()
      case "mouse": ["on", "off"]
      case "export": ExportFormat.allCases.map(\.rawValue)
      case "window": WindowPicker.lengths.map(Figures.window)
      default: kindNames(head, frame)
      }
    return matching(String(words[1]), pool).map { "\(head) \($0)" }
  }

  /// The grey rest of the one best completion.
  static func hint(for text: String, in state: ConsoleState) -> String {
    guard !text.isEmpty else { return "" }
    if let command = table.first(where: { $0.name == text }) {
      return command.arguments.isEmpty ? "" : " \(command.arguments)"
    }
    guard let best = candidates(for: text, in: state).first, best.hasPrefix(text) else { return "" }
    return String(best.dropFirst(text.count))
  }

  /// Names of a kind of resource: `:sqs orders`.
  private static func kindNames(_ service: String, _ frame: FrameAnswer?) -> [String] {
    (frame?.resources ?? []).filter { $0.kind.service == service }.map(\.name)
  }

  /// Names that begin with the text come before those that hold it.
  private static func matching(_ text: String, _ names: [String]) -> [String] {
    let wanted = text.lowercased()
    let first = names.filter { $0.lowercased().hasPrefix(wanted) }
    guard !wanted.isEmpty else { return Array(first.prefix(200)) }
    let rest = names.filter {
      !$0.lowercased().hasPrefix(wanted) && $0.lowercased().contains(wanted)
    }
    return Array((first + rest).prefix(200))
  }
}

extension ConsoleState {
  /// Runs what was typed after `:`.
  mutating func runCommand(_ text: String) -> [Effect] {
    let words = text.split(separator: " ", maxSplits: 1)
    guard let head = words.first.map(String.init) else { return [] }
    let rest = words.count > 1 ? String(words[1]) : ""
    switch head {
    case "q", "quit", "quit!", "q!": return [.quit]
    case "theme": return chooseTheme(rest)
    case "account", "region": return narrow(head, to: rest)
    case "mouse": return setMouse(rest.isEmpty ? !isMouseOn : rest == "on")
    case "export": return export(as: rest)
    case "cut": return rest.isEmpty ? openCut() : cutFile(to: rest)
    case "at", "time": return setTime(rest)
    case "window": return setTime(rest)
    case "note": return rest.isEmpty ? openNote() : [.save(.note(window.at, rest))]
    case "find": return find(rest)
    case "save": return saveView(rest)
    case "view": return openView(rest)
    case "policy": return openPolicy(rest)
    case "logs" where !rest.isEmpty:
      push(LogsScreen(listing: LogListing(place: .everything, filter: rest)))
    case "bookmarks": push(BookmarksScreen())
    case "in", "out": return narrowLogs(rest, isNegated: head == "out")
    case "traces" where !rest.isEmpty: go(.traces(filter: rest))
    case "map" where !rest.isEmpty: go(.map(around: rest))
    case "map": push(MapScreen.of(top.place))
    case "cold": push(ColdListScreen.of(top.place))
    case "insights" where !rest.isEmpty: go(.insights(filter: rest))
    case "diff" where !rest.isEmpty: go(.diff(ViewPath.diff(rest)))
    case "service" where !rest.isEmpty: return openService(rest)
    case "resource" where !rest.isEmpty: return openResource(rest)
    case "keys": return openHelp()
    default:
      if rest.isEmpty, let command = userCommand(named: head) { return run(command) }
      guard rest.isEmpty, let view = ViewPath(head) else {
        return goByName(head, rest)
      }
      go(view)
    }
    return []
  }

  private mutating func chooseTheme(_ name: String) -> [Effect] {
    if name.isEmpty { return openThemes() }
    guard themes.contains(name) else {
      message = "no theme is named \(name); :theme lists them"
      return []
    }
    theme = name
    isThemeChosen = true
    return []
  }

  private mutating func find(_ text: String) -> [Effect] {
    guard !text.isEmpty else {
      message = "find what? a request or trace id, an ARN, a stream, a console address"
      return []
    }
    push(FindScreen(text: text))
    return []
  }

  private mutating func openService(_ name: String) -> [Effect] {
    let services = data[.frame]?.answer?.frame?.services ?? []
    let match = services.first { $0.name == name }
    go(.service(ServiceReference(name: name, account: match?.account)))
    return []
  }

  private mutating func openResource(_ text: String) -> [Effect] {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    if words.count > 1 { _ = setTime(words[1]) }
    go(.resource(words[0], .overview))
    return []
  }

  /// A plain name: a microservice, a resource, `kind name`, or something to be found.
  private mutating func goByName(_ head: String, _ rest: String) -> [Effect] {
    let frame = data[.frame]?.answer?.frame
    if let at = rest.lastIndex(of: "@"), frame != nil {
      return goByName(head, String(rest[..<at]), account: String(rest[rest.index(after: at)...]))
    }
    return goByName(head, rest, account: nil)
  }

  /// `kind name @account`: the account by id or name.
  private mutating func goByName(_ head: String, _ words: String, account: String?) -> [Effect] {
    let frame = data[.frame]?.answer?.frame
    let rest = words.split(separator: " ").joined(separator: " ")
    let ids = frame?.accounts.filter { $0.id == account || $0.name == account }.map(\.id) ?? []
    let text = rest.isEmpty ? head : "\(head) \(rest)"
    if let service = frame?.services.first(where: { $0.name == text }) {
      go(.service(ServiceReference(name: service.name, account: service.account)))
      return []
    }
    let name = rest.isEmpty ? head : rest
    let resources =
      frame?.resources.filter { resource in
        (rest.isEmpty || resource.kind.service == head)
          && (account == nil || ids.contains(resource.id.account))
      } ?? []
    let match =
      resources.first { $0.name == name } ?? resources.first { $0.name.hasPrefix(name) }
    if let match {
      go(.resource(match.id.arn, .overview))
      return []
    }
    return find(text)
  }
}
