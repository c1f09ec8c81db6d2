import CNcurses
import CellGrid

/// The theme's looks as the numbers curses draws with: attribute bits, and the pair from bit 8.
struct Inks {
  private var looks: [UInt32]
  private let attributeMask: UInt32
  let groundPair: Int32

  /// The look number of stored style bits.
  func look(_ style: UInt16) -> UInt32 {
    let role = Int(style & 0xFF)
    let extra = UInt32(style >> 8) & attributeMask
    return (role < looks.count ? looks[role] : looks[0]) | extra
  }

  /// Sets up the pairs of a theme; without colours attributes say everything.
  init(_ theme: Theme, colors: Int) {
    var pairs = PairTable(colors: colors)
    let ground = theme.look(.text).background
    // Fainter text would break the contrast that colours promise.
    let mask: UInt32 = colors >= 256 ? 0x07 : 0x0F
    attributeMask = mask
    groundPair = Int32(pairs.number(theme.look(.text)))
    looks = Role.allCases.map { role in
      let look = theme.look(role)
      var bits = UInt32(look.attributes.rawValue)
      if colors < 8, look.background != ground, !look.attributes.contains(.reverse) {
        bits |= UInt32(Attributes.reverse.rawValue)
      }
      return bits & mask | UInt32(pairs.number(look)) << 8
    }
  }
}

/// The pairs in use, each pair of colours once.
private struct PairTable {
  private struct Pair: Hashable {
    let front: Int32
    let back: Int32
  }

  private let colors: Int
  private let most: Int
  private var numbers: [Pair: Int] = [:]

  init(colors: Int) {
    self.colors = colors
    most = min(Int(curses_pairs()), 256)
  }

  /// The number of a look's pair; 0, the terminal's own, when none can be had.
  ///
  /// The terminal's own colours get a number too: back from a colour to pair 0 curses sends a whole
  /// reset, 11 bytes, and to a numbered pair 5. Table pages are a fifth shorter for it.
  mutating func number(_ look: Look) -> Int {
    guard colors >= 8 else { return 0 }
    let pair = Pair(front: index(look.foreground), back: index(look.background))
    if let number = numbers[pair] { return number }
    let number = numbers.count + 1
    guard number < most, init_extended_pair(Int32(number), pair.front, pair.back) == OK else {
      return 0
    }
    numbers[pair] = number
    return number
  }

  private func index(_ color: Color) -> Int32 {
    if case .standard = color { return -1 }
    if colors > 256, let exact = color.exact { return max(8, exact.number) }
    if colors >= 256 { return color.in256.map { Int32($0) } ?? -1 }
    if colors >= 16 { return color.in16.map { Int32($0) } ?? -1 }
    // Bright black on a terminal of 8 would be black on black.
    return color.in16.map { $0 == 8 ? 7 : Int32($0 % 8) } ?? -1
  }
}
