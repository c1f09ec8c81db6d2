import Glibc

/// The troubles of real CloudWatch series, made up: each kind has its everyday shape and what goes wrong in it.
enum SeriesKind: String, CaseIterable {
  case busy, idle, schedule, shifting, creeping, constant, network, requests, disk, saturated
  case database, group, noisy, batch

  /// The 17 series and 31 windows that the detector is measured by.
  static let fleet: [(kind: SeriesKind, windows: Int)] = [
    (.busy, 2), (.busy, 1), (.idle, 2), (.idle, 1), (.schedule, 2), (.schedule, 3), (.shifting, 2),
    (.creeping, 1), (.constant, 0), (.network, 2), (.network, 3), (.requests, 2), (.disk, 1),
    (.disk, 3), (.saturated, 2), (.database, 2), (.group, 2),
  ]

  /// A series of this kind; the same seed makes the same one.
  func series(seed: UInt64, windows: Int) -> LabelledSeries {
    var maker = SeriesMaker(seed: seed &* 7919, wrong: windows)
    switch self {
    case .busy: maker.busy()
    case .idle: maker.idle()
    case .schedule: maker.schedule()
    case .shifting: maker.shifting()
    case .creeping: maker.creeping()
    case .constant: maker.fill { _, _ in seed.isMultiple(of: 2) ? 0 : 34.766 }
    case .network: maker.network()
    case .requests: maker.requests()
    case .disk: maker.disk()
    case .saturated: maker.saturated()
    case .database: maker.database()
    case .group: maker.group()
    case .noisy: maker.noisy()
    case .batch: maker.batch()
    }
    let keeping: LabelledSeries.Keeping =
      self == .requests ? .positive : seed.isMultiple(of: 3) ? .most : .all
    return LabelledSeries(
      maker.values, wrongAt: maker.places, &maker.noise, keeping: keeping)
  }
}

/// Fills a series, then breaks it at a few places.
struct SeriesMaker {
  var noise: SeededNoise
  private(set) var values = [Double](repeating: 0, count: LabelledSeries.length)
  /// Where things go wrong: not in the first days, and well apart.
  private(set) var places: [Int] = []

  init(seed: UInt64, wrong: Int) {
    noise = SeededNoise(seed: seed)
    while places.count < wrong {
      let place = noise.count(LabelledSeries.length / 6...LabelledSeries.length * 19 / 20)
      if places.allSatisfy({ abs($0 - place) > 450 }) { places.append(place) }
    }
    places.sort()
  }

  mutating func fill(_ value: (inout SeededNoise, Int) -> Double) {
    for place in values.indices { values[place] = value(&noise, place) }
  }

  /// Changes a stretch of so many points.
  mutating func change(
    at place: Int, _ length: ClosedRange<Int>, _ value: (inout SeededNoise, Double) -> Double
  ) {
    let end = min(values.count, place + noise.count(length))
    for place in place..<end { values[place] = value(&noise, values[place]) }
  }

  /// From 0 at midnight to 1 at noon.
  private static func day(_ place: Int) -> Double {
    let wave = 0.5 - 0.5 * cos(2 * .pi * Double(place) / Double(LabelledSeries.dayLength))
    return wave * wave
  }
}

extension SeriesMaker {
  /// A busy machine with short spikes.
  mutating func busy() {
    let base = noise.between(20, 60)
    let spread = noise.between(1, 4)
    var drift = 0.0
    fill { noise, _ in
      drift = 0.7 * drift + noise.normal() * spread * 0.7
      return base + drift + (noise.happens(0.01) ? noise.between(3, 8) * spread : 0)
    }
    for place in places {
      let height = spread * noise.between(5, 9)
      switch noise.count(0...2) {
      case 0: change(at: place, 12...60) { $1 + height }
      case 1: change(at: place, 3...3) { $1 + 1.7 * height }
      default: change(at: place, 6...40) { $1 - height }
      }
    }
  }

  /// A machine that does nothing, in coarse steps, with rare little spikes.
  mutating func idle() {
    let base = noise.between(0.06, 0.14)
    fill { noise, _ in
      let step = noise.happens(0.3) ? 0.034 : noise.happens(0.3) ? -0.034 : 0
      return max(0, base + step + (noise.happens(0.004) ? noise.between(0.2, 1.5) : 0))
    }
    for place in places {
      let height = noise.happens(0.5) ? noise.between(2, 5) : noise.between(10, 90)
      change(at: place, 1...30) { $1 + height * $0.between(0.6, 1) }
    }
  }

  /// Low, with a spike at the same times of each day.
  mutating func schedule() {
    let base = noise.between(1.5, 4)
    let height = noise.between(10, 45)
    let every = LabelledSeries.dayLength / (noise.happens(0.5) ? 1 : 4)
    let first = noise.count(0...every - 2)
    fill { noise, place in
      let isDue = (first...first + 1).contains(place % every)
      return base * (1 + 0.03 * noise.normal()) + (isDue ? height * noise.between(0.8, 1.15) : 0)
    }
    for place in places {
      switch noise.count(0...2) {
      case 0: change(at: place, 3...3) { $1 + height * $0.between(1.4, 2) }
      case 1: change(at: place, 10...80) { $1 + height * $0.between(0.5, 1) }
      default: change(at: place, 2...2) { $1 + height * $0.between(0.9, 1.1) }
      }
    }
  }

  /// A level that moves and stays.
  mutating func shifting() {
    let base = noise.between(15, 50)
    let spread = noise.between(0.5, 3)
    fill { noise, _ in
      let spike = noise.happens(0.005) ? noise.between(4, 10) : 0
      return base + spread * (noise.normal() + spike)
    }
    for (turn, place) in places.enumerated() {
      let height = spread * noise.between(5, 15) * (turn.isMultiple(of: 2) ? 1 : -1)
      change(at: place, values.count...values.count) { $1 + height }
    }
  }

  /// Creeps up for days until something gives way.
  mutating func creeping() {
    let spread = noise.between(0.2, 1)
    let rate = noise.between(2, 10) / Double(LabelledSeries.dayLength)
    let places = places
    var level = noise.between(10, 20)
    fill { noise, place in
      level += rate * noise.between(0, 2)
      if places.contains(place) { level -= noise.between(0.5, 0.9) * min(level, 30) }
      return max(0.5, level + noise.normal() * spread)
    }
  }

  /// Bytes, in bursts of any size.
  mutating func network() {
    let base = exp(noise.between(10, 13))
    var drift = 0.0
    fill { noise, _ in
      drift = 0.8 * drift + noise.normal() * 0.12
      return base * exp(drift) + (noise.happens(0.02) ? base * exp(noise.between(1, 2.5)) : 0)
    }
    for place in places {
      if noise.happens(0.7) {
        change(at: place, 3...60) { $1 + base * $0.between(10, 40) }
      } else {
        change(at: place, 12...80) { $1 * 0.05 }
      }
    }
  }

  /// Requests by day, few by night, less at weekends, and no point where none came.
  mutating func requests() {
    let peak = exp(noise.between(3, 6))
    fill { noise, place in
      let week = (place / LabelledSeries.dayLength) % 7 >= 5 ? 0.6 : 1
      let expected = peak * week * (0.03 + 0.97 * Self.day(place)) * exp(noise.normal() * 0.2)
      return noise.arrivals(expected) + (noise.happens(0.003) ? peak * noise.between(0.5, 1.5) : 0)
    }
    for place in places {
      if noise.happens(0.7) {
        change(at: place, 3...24) { ($1 + peak * $0.between(2, 4)).rounded() }
      } else {
        change(at: place, 9...72) { ($1 * 0.05).rounded() }
      }
    }
  }

  /// Nothing written, with rare huge spikes.
  mutating func disk() {
    let height = exp(noise.between(15, 20))
    fill { noise, _ in
      if noise.happens(0.004) { return height * noise.between(0.1, 1) }
      return noise.happens(0.3) ? height * noise.between(0, 0.0002) : 0
    }
    for place in places {
      change(at: place, 2...40) { noise, _ in height * noise.between(0.7, 1.6) }
    }
  }

  /// Near its ceiling, with dips.
  mutating func saturated() {
    let base = noise.between(88, 96)
    fill { noise, _ in
      min(100, base + noise.normal() * 2 - (noise.happens(0.01) ? noise.between(5, 20) : 0))
    }
    for place in places { change(at: place, 4...60) { $1 - $0.between(25, 60) } }
  }

  /// A database's day, with a backup at night.
  mutating func database() {
    let base = noise.between(6, 14)
    let height = noise.between(4, 15)
    let spread = noise.between(0.5, 1.2)
    let backup = noise.count(0...LabelledSeries.dayLength - 4)
    fill { noise, place in
      let isBackup = (backup...backup + 3).contains(place % LabelledSeries.dayLength)
      return base + height * Self.day(place) + noise.normal() * spread
        + (isBackup ? height * noise.between(0.8, 1.2) : 0)
    }
    for place in places {
      switch noise.count(0...2) {
      case 0: change(at: place, 6...40) { $1 + height * $0.between(1, 2) }
      case 1: change(at: place, values.count...values.count) { $1 + spread * $0.between(6, 9) }
      default: change(at: place, 10...60) { $1 * 0.4 }
      }
    }
  }

  /// A group of machines: plateaus, and sometimes nothing at all.
  mutating func group() {
    var level = noise.between(25, 40)
    fill { noise, _ in
      if noise.happens(0.002) { level = noise.between(25, 40) }
      return level + noise.normal() * 0.4 - (noise.happens(0.004) ? noise.between(3, 10) : 0)
    }
    for place in places { change(at: place, 4...80) { noise, _ in noise.between(0, 8) } }
  }

  /// Heavy tails all over.
  mutating func noisy() {
    let base = noise.between(2, 30)
    fill { noise, _ in base * exp(noise.normal() * 0.5) }
    for place in places { change(at: place, 6...60) { $1 * $0.between(3, 6) } }
  }

  /// Work for minutes or hours at any time, and nothing between.
  mutating func batch() {
    let height = noise.between(20, 60)
    var left = 0
    fill { noise, _ in
      if left == 0, noise.happens(0.006) { left = noise.count(3...30) }
      left = max(0, left - 1)
      return max(0, (left > 0 ? height * noise.between(0.8, 1.1) : 1.5) + noise.normal() * 0.3)
    }
    for place in places {
      change(at: place, 10...100) { noise, _ in height * noise.between(1.4, 1.8) }
    }
  }
}
