extension ByteWriter {
  mutating func count(_ value: Int) { varint(UInt64(max(0, value))) }

  mutating func double(_ value: Double) { uint64(value.bitPattern) }

  mutating func text(_ value: String) {
    count(value.utf8.count)
    append(Array(value.utf8))
  }

  /// One flag byte, then the value where there is one.
  mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    byte(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }

  mutating func list<Element>(
    _ values: some Collection<Element>, _ write: (inout ByteWriter, Element) -> Void
  ) {
    count(values.count)
    for value in values { write(&self, value) }
  }
}
