/// One thing that perch needs, whether it is there, and what to do where it is not.
struct Check: Sendable {
  var name: String
  /// `nil` where it could not be told.
  var isOK: Bool?
  var detail: String
  /// What to do; empty where nothing is to be done.
  var fix: String

  init(_ name: String, isOK: Bool?, _ detail: String, fix: String = "") {
    self.name = name
    self.isOK = isOK
    self.detail = detail
    self.fix = isOK == true ? "" : fix
  }

  var row: Row {
    var row = Row()
    row.add("check", name)
    row.add("ok", isOK)
    row.add("detail", detail)
    row.add("fix", fix)
    return row
  }
}
