import DataProvider
import LogParsing
import ServerlessModel

/// Where a live console keeps what it read, so that the next one begins with it.
enum LiveCache {
  /// A file for each set of accounts and regions.
  static func path(of lanes: [CollectorLane]) throws -> String {
    let folder = PerchFolders.cache + "/live"
    FileText.makeFolder(folder)
    let names = lanes.map { "\($0.account)-\($0.region)" }.sorted()
    guard let first = names.first else { return folder + "/none.perch" }
    guard names.count > 1 else { return "\(folder)/\(first).perch" }
    var hash = FNV1a()
    for name in names { hash.add(name) }
    return "\(folder)/\(first)-and-\(names.count - 1)-\(Hex.text(hash.value)).perch"
  }
}
