import DataProvider
import LogParsing
import ServerlessModel

/// Where a live console keeps what it read, so that the next one begins with it.
enum LiveCache {
  /// So many may look at the same accounts at once.
  private static let most = 9

  /// The files for a set of accounts and regions: the first, and others for those who come while it is written to.
  static func paths(of lanes: [CollectorLane]) -> [String] {
    let folder = PerchFolders.cache + "/live"
    FileText.makeFolder(folder)
    let name = folder + "/" + name(of: lanes)
    return (1...most).map { name + ($0 == 1 ? "" : "-\($0)") + ".perch" }
  }

  private static func name(of lanes: [CollectorLane]) -> String {
    let names = lanes.map { "\($0.account)-\($0.region)" }.sorted()
    guard let first = names.first else { return "none" }
    guard names.count > 1 else { return first }
    var hash = FNV1a()
    for name in names { hash.add(name) }
    return "\(first)-and-\(names.count - 1)-\(Hex.text(hash.value))"
  }
}
