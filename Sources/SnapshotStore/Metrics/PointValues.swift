#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The values of a chunk of points.
enum PointValues {
  /// What a decimal value is multiplied by, at most, to become a whole number.
  private static let powers: [Double] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

  static func encode(_ values: [Double], into writer: inout ByteWriter) {
    guard let first = values.first else { return }
    if !values.contains(where: { $0.bitPattern != first.bitPattern }) {
      writer.byte(0)
      writer.double(first)
    } else if let (power, whole) = whole(values) {
      writer.byte(UInt8(1 + power))
      WholeNumbers.encode(whole, into: &writer)
    } else {
      writer.byte(100)
      let data = DoubleBits.encode(values)
      writer.count(data.count)
      writer.append(data)
    }
  }

  static func decode(_ count: Int, from reader: inout FieldReader) throws -> [Double] {
    guard count > 0 else { return [] }
    let form = Int(try reader.byte())
    switch form {
    case 0: return [Double](repeating: try reader.double(), count: count)
    case 1...powers.count:
      let power = powers[form - 1]
      return try WholeNumbers.decode(count, from: &reader).map { Double($0) / power }
    case 100: return try DoubleBits.decode(count, try reader.take(try reader.count()))
    default: throw DamagedData("values have an unknown form")
    }
  }

  /// The values as whole numbers at the least power of ten at which every one comes back to the bit.
  private static func whole(_ values: [Double]) -> (power: Int, values: [Int64])? {
    for (index, power) in powers.enumerated() {
      if let whole = whole(values, power) { return (index, whole) }
    }
    return nil
  }

  private static func whole(_ values: [Double], _ power: Double) -> [Int64]? {
    var whole: [Int64] = []
    whole.reserveCapacity(values.count)
    for value in values {
      let scaled = (value * power).rounded()
      guard abs(scaled) < 9e15 else { return nil }
      let number = Int64(scaled)
      // A zero below zero is none as a whole number.
      guard (Double(number) / power).bitPattern == value.bitPattern else { return nil }
      whole.append(number)
    }
    return whole
  }
}

/// Doubles by the bits in which each differs from the one before, as in "Gorilla" (Pelkonen and others, 2015).
enum DoubleBits {
  static func encode(_ values: [Double]) -> [UInt8] {
    var bits = BitWriter()
    var last: UInt64 = 0
    var window = (leading: 65, width: 0)
    for value in values {
      let difference = value.bitPattern ^ last
      last = value.bitPattern
      guard difference != 0 else {
        bits.write(0, width: 1)
        continue
      }
      bits.write(1, width: 1)
      let leading = min(31, difference.leadingZeroBitCount)
      let trailing = difference.trailingZeroBitCount
      let fits = leading >= window.leading && 64 - window.leading - window.width <= trailing
      bits.write(fits ? 0 : 1, width: 1)
      if !fits {
        window = (leading, 64 - leading - trailing)
        bits.write(UInt64(leading), width: 5)
        bits.write(UInt64(window.width - 1), width: 6)
      }
      bits.write(difference >> UInt64(64 - window.leading - window.width), width: window.width)
    }
    return bits.finish()
  }

  static func decode(_ count: Int, _ bytes: ArraySlice<UInt8>) throws -> [Double] {
    var bits = BitReader(bytes)
    var last: UInt64 = 0
    var window = (leading: 0, width: 0)
    var values: [Double] = []
    values.reserveCapacity(min(count, bytes.count * 8))
    for _ in 0..<count {
      if try bits.read(width: 1) == 1 {
        if try bits.read(width: 1) == 1 {
          window = (Int(try bits.read(width: 5)), Int(try bits.read(width: 6)) + 1)
        }
        let shift = 64 - window.leading - window.width
        guard window.width > 0, shift >= 0 else { throw DamagedData("values are damaged") }
        last ^= try bits.read(width: window.width) << UInt64(shift)
      }
      values.append(Double(bitPattern: last))
    }
    return values
  }
}
