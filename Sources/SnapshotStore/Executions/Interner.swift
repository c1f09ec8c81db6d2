import ServerlessModel

/// Gives texts and resources their numbers, making new ones as needed; lives inside one transaction,
/// since a rollback takes its numbers back.
final class Interner {
  private let database: Connection
  private var texts: [String: UInt32] = [:]
  private var origins: [UInt64: UInt32] = [:]
  private var resources: [ResourceID: UInt32] = [:]
  /// Runs come in rows of one resource, stream and version.
  private var lastResource: (id: ResourceID, number: UInt32)?
  private var lastOrigin: (group: String?, stream: String?, number: UInt32)?
  private var lastVersion: (text: String, number: UInt32)?
  private let findText: Statement
  private let addText: Statement
  private let findOrigin: Statement
  private let addOrigin: Statement
  private let findResource: Statement

  /// An interner on `database`.
  init(_ database: Connection) throws(ColumnError) {
    self.database = database
    findText = try Statement("SELECT id FROM run_string WHERE text = ?1", on: database)
    addText = try Statement(
      "INSERT INTO run_string(text) VALUES(?1) RETURNING id", on: database)
    findOrigin = try Statement(
      "SELECT id FROM run_origin WHERE stream = ?1 AND log_group = ?2", on: database)
    findResource = try Statement(
      "SELECT id FROM run_entity WHERE kind = 0 AND name = ?1 AND account = ''", on: database)
    addOrigin = try Statement(
      "INSERT INTO run_origin(stream, log_group) VALUES(?1, ?2) RETURNING id", on: database)
  }

  /// The number of a text, from 1; 0 for none.
  func id(of text: String?) throws(ColumnError) -> UInt32 {
    guard let text else { return 0 }
    if let known = texts[text] { return known }
    findText.reset()
    addText.reset()
    var id: UInt32 = 0
    if try findText.step(text: text, at: 1) {
      id = UInt32(truncatingIfNeeded: findText.int(0))
    } else if try addText.step(text: text, at: 1) {
      id = UInt32(truncatingIfNeeded: addText.int(0))
    }
    findText.reset()
    addText.reset()
    texts[text] = id
    return id
  }

  /// The same for the version of a function.
  func version(_ text: String?) throws(ColumnError) -> UInt32 {
    guard let text else { return 0 }
    if let last = lastVersion, last.text == text { return last.number }
    let number = try id(of: text)
    lastVersion = (text, number)
    return number
  }

  /// The number of a log group and stream, from 1; 0 for neither.
  func origin(logGroup: String?, logStream: String?) throws(ColumnError) -> UInt32 {
    if let last = lastOrigin, last.group == logGroup, last.stream == logStream {
      return last.number
    }
    let number = try findOrigin(logGroup, logStream)
    lastOrigin = (logGroup, logStream, number)
    return number
  }

  private func findOrigin(_ logGroup: String?, _ logStream: String?) throws(ColumnError) -> UInt32 {
    let stream = try id(of: logStream)
    let group = try id(of: logGroup)
    if stream == 0, group == 0 { return 0 }
    let key = UInt64(stream) << 32 | UInt64(group)
    if let known = origins[key] { return known }
    var id: UInt32 = 0
    findOrigin.bind(Int64(stream), Int64(group))
    addOrigin.bind(Int64(stream), Int64(group))
    if try findOrigin.step() {
      id = UInt32(truncatingIfNeeded: findOrigin.int(0))
    } else if try addOrigin.step() {
      id = UInt32(truncatingIfNeeded: addOrigin.int(0))
    }
    findOrigin.reset()
    addOrigin.reset()
    origins[key] = id
    return id
  }

  /// The number of a resource; a new one belongs to its ARN's account until inventory says more.
  func id(of resource: ResourceID) throws(ColumnError) -> UInt32 {
    if let last = lastResource, last.id == resource { return last.number }
    let number = try find(resource)
    lastResource = (resource, number)
    return number
  }

  private func find(_ resource: ResourceID) throws(ColumnError) -> UInt32 {
    if let known = resources[resource] { return known }
    findResource.reset()
    let isHeld = try findResource.step(text: resource.arn, at: 1)
    let held = UInt32(truncatingIfNeeded: findResource.int(0))
    findResource.reset()
    let id = isHeld ? held : try EntityTable(database).makeResource(resource)
    resources[resource] = id
    return id
  }
}
