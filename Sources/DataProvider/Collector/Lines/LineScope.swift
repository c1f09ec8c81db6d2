import ServerlessModel

/// The names under which coverage tells what was read of a group.
enum LineScope {
  /// Lines that say of each run how it ended.
  static func runs(_ group: LogGroupID) -> String { group.name }

  /// Lines whatever they say, a hundred an hour.
  static func sample(_ group: LogGroupID) -> String { group.name + " sample" }

  /// What Insights was asked in vain.
  static func serverSide(_ group: LogGroupID) -> String { group.name + " server-side" }

  /// All lines of one stream.
  static func stream(_ stream: String?, of group: LogGroupID) -> String {
    group.name + ":" + (stream ?? "*")
  }
}
