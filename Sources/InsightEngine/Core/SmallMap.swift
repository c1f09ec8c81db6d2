/// A few values by key, found by a walk: for a dozen keys that is quicker than a hash of their texts.
struct SmallMap<Key: Equatable, Value> {
  private(set) var entries: [(key: Key, value: Value)] = []

  subscript(key: Key) -> Value? {
    get { entries.first { $0.key == key }?.value }
    set {
      let place = entries.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?): entries.append((key, value))
      case (nil, nil): break
      }
    }
  }
}

extension SmallMap: Sendable where Key: Sendable, Value: Sendable {}
