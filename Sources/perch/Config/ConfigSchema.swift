/// The JSON schema of `config.yaml`, made of the declarations that the reader follows.
enum ConfigSchema {
  /// The schema as a page, for editors that complete and check the file.
  static var page: String {
    var schema = Row()
    schema.add("$schema", "http://json-schema.org/draft-07/schema#")
    schema.add("title", "config.yaml of perch")
    for field in row(Config.form).fields { schema.add(field.name, field.value) }
    return JSONText.page(.object(schema))
  }

  private static func row(_ form: ConfigForm) -> Row {
    var row = Row()
    switch form {
    case .text(let text): return self.row(text)
    case .texts(let text):
      let one = self.row(text)
      var list = Row()
      list.add("type", "array")
      list.add("items", Value.object(one))
      row.add("anyOf", [one, list])
    case .flag:
      row.add("enum", Value.list([.flag(true), .flag(false), .text("on"), .text("off")]))
    case .amount:
      row.add("type", "number")
      row.add("minimum", Value.integer(0))
    case .fields(let fields): return self.row(fields)
    case .list(let fields):
      row.add("type", "array")
      row.add("items", Value.object(self.row(fields)))
    case .named(let value, let keys):
      row.add("type", "object")
      if !keys.isEmpty { row.add("properties", Value.object(properties(keys))) }
      row.add("additionalProperties", Value.object(self.row(value)))
    }
    return row
  }

  private static func row(_ text: TextForm) -> Row {
    var row = Row()
    if let pattern = text.pattern {
      row.add("type", "string")
      row.add("pattern", pattern)
    } else {
      // What needs no quotes in YAML may look like a number.
      row.add("type", ["string", "number", "boolean"])
      row.add("minLength", 1)
    }
    return row
  }

  private static func row(_ fields: ConfigFields) -> Row {
    var row = Row()
    row.add("type", "object")
    row.add("properties", Value.object(properties(fields.keys)))
    if fields.needs.count == 1 { row.add("required", fields.needs[0]) }
    if fields.needs.count > 1 { row.add("anyOf", fields.needs.map(required)) }
    row.add("additionalProperties", false)
    return row
  }

  private static func required(_ names: [String]) -> Row {
    var row = Row()
    row.add("required", names)
    return row
  }

  private static func properties(_ keys: [ConfigKey]) -> Row {
    var row = Row()
    for key in keys {
      var value = Row()
      value.add("description", key.about)
      for field in self.row(key.form).fields { value.add(field.name, field.value) }
      row.add(key.name, Value.object(value))
    }
    return row
  }
}
