import GRDBSQLite
import ServerlessModel

@testable import SnapshotStore

@main
struct StoreBench {
  static func main() { print(ColumnSchema.sql.count) }
}
