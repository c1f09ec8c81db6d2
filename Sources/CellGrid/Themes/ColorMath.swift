/// The terminal's usual palette, for finding what is nearest.
enum Palette {
  static func color(_ index: UInt8) -> RGB {
    switch index {
    case 0..<16: return sixteen[Int(index)]
    case 16..<232:
      let cube = index - 16
      return RGB(steps[Int(cube / 36)], steps[Int(cube / 6 % 6)], steps[Int(cube % 6)])
    default:
      let grey = 8 + 10 * (index - 232)
      return RGB(grey, grey, grey)
    }
  }

  /// The nearest of 16 to 255: the first 16 are the user's own and look like anything.
  static func nearest256(_ rgb: RGB) -> UInt8 {
    let red = step(rgb.red)
    let green = step(rgb.green)
    let blue = step(rgb.blue)
    let cube = UInt8(16 + 36 * red + 6 * green + blue)
    let mean = (Int(rgb.red) + Int(rgb.green) + Int(rgb.blue)) / 3
    let grey = UInt8(232 + max(0, min(23, (mean - 3) / 10)))
    return nearest(rgb, among: [cube, grey])
  }

  static func nearest16(_ rgb: RGB) -> UInt8 { nearest(rgb, among: Array(0...15)) }

  private static func step(_ value: UInt8) -> Int {
    value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40
  }

  private static func nearest(_ rgb: RGB, among indices: [UInt8]) -> UInt8 {
    let lab = Lab(rgb)
    let distances = indices.map { ($0, lab.distance(to: Lab(color($0)))) }
    return distances.min { $0.1 < $1.1 }?.0 ?? 7
  }

  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let sixteen = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238),
    RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0),
    RGB(0, 255, 0), RGB(255, 255, 0), RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255),
    RGB(255, 255, 255),
  ]
}

extension RGB {
  /// The relative luminance of WCAG 2, from 0 to 1.
  package var luminance: Double {
    let linear = [red, green, blue].map { RGB.linear($0) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// The contrast ratio of WCAG 2, from 1 to 21.
  package func contrast(with other: RGB) -> Double {
    let pair = [luminance, other.luminance]
    return (max(pair[0], pair[1]) + 0.05) / (min(pair[0], pair[1]) + 0.05)
  }

  /// How different two colours look: CIE 1976; under about 12 they look alike in small text.
  package func difference(from other: RGB) -> Double {
    Lab(self).distance(to: Lab(other))
  }

  static func linear(_ value: UInt8) -> Double {
    let share = Double(value) / 255
    return share <= 0.04045 ? share / 12.92 : Root.power24((share + 0.055) / 1.055)
  }
}

/// A colour in CIE L*a*b* under D65.
struct Lab {
  let light: Double
  let greenRed: Double
  let blueYellow: Double

  init(_ rgb: RGB) {
    let red = RGB.linear(rgb.red)
    let green = RGB.linear(rgb.green)
    let blue = RGB.linear(rgb.blue)
    let x = Lab.curve((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    let y = Lab.curve(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    let z = Lab.curve((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    light = 116 * y - 16
    greenRed = 500 * (x - y)
    blueYellow = 200 * (y - z)
  }

  func distance(to other: Lab) -> Double {
    let light = light - other.light
    let greenRed = greenRed - other.greenRed
    let blueYellow = blueYellow - other.blueYellow
    return (light * light + greenRed * greenRed + blueYellow * blueYellow).squareRoot()
  }

  private static func curve(_ share: Double) -> Double {
    share > 0.008856 ? Root.cube(share) : 7.787 * share + 16.0 / 116
  }
}

/// The two powers colour needs, so that no maths library is imported.
enum Root {
  /// The cube root of a number from 0 to about 1.1, by Newton's method.
  static func cube(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var root = max(value, 0.3)
    for _ in 0..<12 { root = (2 * root + value / (root * root)) / 3 }
    return root
  }

  /// A number to the power of 2.4: its square times its fifth root squared.
  static func power24(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    var fifth = max(value, 0.3)
    for _ in 0..<16 {
      let fourth = fifth * fifth * fifth * fifth
      fifth = (4 * fifth + value / fourth) / 5
    }
    return value * value * fifth * fifth
  }
}
