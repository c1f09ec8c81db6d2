import ServerlessModel

/// One value of a row, as JSON knows it; an absent one is not in the row at all.
enum Value {
  case text(String)
  case time(Instant)
  case integer(Int)
  case number(Double)
  case flag(Bool)
  case list([Value])
  case object(Row)
}

/// One row of an answer: named values in the order they are printed.
struct Row {
  /// One named value; a type of its own, since the compiler takes a tuple here for a circle.
  struct Field {
    var name: String
    var value: Value
  }

  private(set) var fields: [Field] = []

  mutating func add(_ name: String, _ value: Value?) {
    if let value { fields.append(Field(name: name, value: value)) }
  }

  /// Adds a text, cleaned of what a terminal would act on; an empty one counts as absent.
  mutating func add(_ name: String, _ text: String?) {
    if let text, !text.isEmpty { fields.append(Field(name: name, value: .text(text))) }
  }

  mutating func add(_ name: String, _ number: Int?) { add(name, number.map(Value.integer)) }
  mutating func add(_ name: String, _ number: Double?) {
    if let number, number.isFinite { add(name, Value.number(number)) }
  }
  mutating func add(_ name: String, _ flag: Bool?) { add(name, flag.map(Value.flag)) }
  mutating func add(_ name: String, _ time: Instant?) { add(name, time.map(Value.time)) }
  mutating func add(_ name: String, _ length: Elapsed?) { add(name, length?.milliseconds) }

  /// Adds a list of texts; an empty one stays, since "none" is an answer.
  mutating func add(_ name: String, _ texts: [String]) {
    fields.append(Field(name: name, value: .list(texts.map(Value.text))))
  }

  mutating func add(_ name: String, _ rows: [Row]) {
    fields.append(Field(name: name, value: .list(rows.map(Value.object))))
  }

  /// Drops every field but those named.
  mutating func keep(_ names: Set<String>) { fields.removeAll { !names.contains($0.name) } }

  /// The row with its moments written in a zone, for people to read.
  func inZone(_ zone: Zone) -> Row {
    var row = self
    for (index, field) in fields.enumerated() {
      if case .time(let moment) = field.value {
        row.fields[index].value = .text(zone.text(moment))
      }
    }
    return row
  }

  subscript(name: String) -> Value? { fields.first { $0.name == name }?.value }
}
