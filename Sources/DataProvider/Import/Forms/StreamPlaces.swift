/// Numbers of streams by the group and stream that stand before lines, with no String a look-up.
struct StreamPlaces {
  private struct Place: Hashable {
    /// Numbers of names; -1 where a line names none.
    var group: Int
    var stream: Int
    var precision: TimePrecision
  }

  private var groups = NameTable()
  private var streams = NameTable()
  private var texts: [String] = []
  private var numbers: [Place: Int] = [:]
  /// The last place of each group, by one more than the group's number: lines of many groups come mixed.
  private var last: [(place: Place, number: Int)] = []

  /// The number of the stream that a prefix of `text` names; `make` gives it to a new one by the names of group and stream.
  mutating func number(
    of prefix: LinePrefix, in text: UnsafeRawBufferPointer, make: (String?, String?) -> Int
  ) -> Int {
    let place = Place(
      group: groups.number(of: prefix.group, in: text, &texts),
      stream: streams.number(of: prefix.stream, in: text, &texts), precision: prefix.precision)
    let group = place.group + 1
    if group < last.count, last[group].place == place { return last[group].number }
    let number =
      numbers[place]
      ?? make(
        place.group < 0 ? nil : texts[place.group], place.stream < 0 ? nil : texts[place.stream])
    numbers[place] = number
    while last.count <= group { last.append((place, number)) }
    last[group] = (place, number)
    return number
  }
}

extension NameTable {
  /// The number of the name in a part of a text, made where it is new; -1 for no part.
  fileprivate mutating func number(
    of range: Range<Int>?, in text: UnsafeRawBufferPointer, _ texts: inout [String]
  ) -> Int {
    guard let range else { return -1 }
    let name = UnsafeRawBufferPointer(rebasing: text[range])
    if let number = find(name) { return number }
    texts.append(String(decoding: name, as: UTF8.self))
    add(name, number: texts.count - 1)
    return texts.count - 1
  }
}
