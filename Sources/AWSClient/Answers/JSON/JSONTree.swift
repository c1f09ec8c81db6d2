/// A JSON text as a tree: read once, decoded from there.
///
/// It takes what is sound and fits; what is wrong with anything else is for Foundation to say, whose decoder casts each
/// type to protocols it may have, and so took most of the time of an answer.
final class JSONTree: Sendable {
  /// Something that does not fit what asks for it.
  struct Mismatch: Error {}

  let bytes: [UInt8]
  let places: [JSONPlaces.Place]
  /// Whether keys are read in Swift's spelling.
  let isFolding: Bool

  /// `nil` for what is broken, too deep or too long.
  init?(_ bytes: [UInt8], isFolding: Bool) {
    guard bytes.count < Int32.max, let places = JSONSyntax.places(in: bytes), !places.isTooDeep
    else { return nil }
    self.bytes = bytes
    self.places = places.all
    self.isFolding = isFolding
  }

  /// The whole text as a type; `nil` where it does not fit.
  func decode<T: Decodable>(_ type: T.Type) -> T? {
    try? JSONTreeDecoder(tree: self, place: 0).decode(type)
  }

  /// The places of a list, or of the keys of an object.
  func children(of place: Int) -> [Int] {
    let end = Int(places[place].next)
    let isObject = places[place].kind == .object
    var children: [Int] = []
    var child = place + 1
    while child < end {
      children.append(child)
      child = Int(places[isObject ? child + 1 : child].next)
    }
    return children
  }

  func text(at place: Int) throws -> String {
    let found = places[place]
    let range = Int(found.start)..<Int(found.end)
    let text: String? =
      switch found.kind {
      case .text: String(validating: bytes[range], as: UTF8.self)
      case .escapedText: JSONEscapes.text(of: bytes[range])
      default: nil
      }
    guard let text else { throw Mismatch() }
    return text
  }

  func flag(at place: Int) throws -> Bool {
    switch places[place].kind {
    case .yes: return true
    case .no: return false
    default: throw Mismatch()
    }
  }

  func whole<T: FixedWidthInteger>(at place: Int) throws -> T {
    if let whole = try number(at: place).whole.flatMap(T.init(exactly:)) { return whole }
    throw Mismatch()
  }

  func double(at place: Int) throws -> Double {
    if let double = try number(at: place).double { return double }
    throw Mismatch()
  }

  func doubles(at place: Int) throws -> [Double] {
    guard places[place].kind == .list else { throw Mismatch() }
    // No list holds lists here, so each place is one number.
    return try (place + 1..<Int(places[place].next)).map(double)
  }

  private func number(at place: Int) throws -> JSONNumber {
    let found = places[place]
    guard found.kind == .number else { throw Mismatch() }
    return JSONNumber(bytes[Int(found.start)..<Int(found.end)])
  }
}
