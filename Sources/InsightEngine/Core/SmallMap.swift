/// A few values by key, found by a walk: for a dozen keys that is quicker than a hash of their texts.
struct SmallMap<Key: Equatable, Value> {
  private(set) var keys: [Key] = []
  private(set) var values: [Value] = []

  /// Nothing yet, with room for some.
  init(capacity: Int = 0) {
    keys.reserveCapacity(capacity)
    values.reserveCapacity(capacity)
  }

  subscript(key: Key) -> Value? {
    get {
      guard let place = place(of: key) else { return nil }
      return values[place]
    }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): values[place] = value
      case (let place?, nil):
        keys.remove(at: place)
        values.remove(at: place)
      case (nil, let value?):
        keys.append(key)
        values.append(value)
      case (nil, nil): break
      }
    }
  }

  /// Over a span, since a walk over an array counts a reference to each key that it looks at.
  private func place(of key: Key) -> Int? {
    let keys = keys.span
    for place in keys.indices where keys[place] == key { return place }
    return nil
  }
}

extension SmallMap: Sendable where Key: Sendable, Value: Sendable {}
