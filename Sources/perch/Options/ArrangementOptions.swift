import ArgumentParser
import Console

/// Filter, order and columns of the list on the screen that a console opens with.
struct ArrangementOptions: ParsableArguments {
  @Option(help: "Filter the list as / does: text, ~regex, !not, col:value, errors>0.")
  var filter: String?

  @Option(help: "Sort the list by this column; :desc behind it puts the largest first.")
  var sort: String?

  @Option(help: "Columns to leave out, by their ids with commas between.")
  var hide: String?

  /// What they come to.
  ///
  /// - Throws: `CommandFailure` for a filter that is none.
  func checked() throws -> ViewArguments {
    var arguments = ViewArguments()
    (arguments.filter, arguments.sort) = (filter, sort)
    arguments.hidden = hide?.split(separator: ",").map(String.init) ?? []
    if let complaint = arguments.complaint {
      throw CommandFailure(.usage, "--filter \(Quoted.text(filter ?? "")): \(complaint)")
    }
    return arguments
  }
}
