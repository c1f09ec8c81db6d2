import ServerlessModel

/// What a series usually does at each hour of the day, where it does the same every day.
///
/// It works on the medians of whole hours, each less the mean of its day, so that spikes and level shifts are no pattern.
struct DailyPattern {
  private struct Hour {
    /// Hours since 1970.
    var number: Int64
    var median: Double
  }

  private static let days = 7
  /// The correlation of a day with the day before from which there is a pattern.
  private static let leastCorrelation = 0.5
  /// Two days compared with those before them, less gaps.
  private static let leastPairs = 36

  private var hours: [Hour] = []
  private var current: (number: Int64, values: [Double])?
  /// The usual difference from the day's mean, by hour of the day; empty without a pattern.
  private var profile: [Double] = []

  var isKnown: Bool { !profile.isEmpty }

  /// What is usual at a moment, as a difference from the level; 0 without a pattern.
  func usual(at time: Instant) -> Double {
    guard !profile.isEmpty else { return 0 }
    // An hour's median stands at its middle; in between it moves evenly.
    let place = Double(time.milliseconds) / 3_600_000 - 0.5
    let before = place.rounded(.down)
    let hour = Self.hourOfDay(Int64(before))
    let share = place - before
    return profile[hour] * (1 - share) + profile[(hour + 1) % 24] * share
  }

  /// Takes a value; when its hour is a new one, the pattern is worked out again from the hours before.
  mutating func add(_ value: Double, at time: Instant) {
    let number = time.floored(toSeconds: 3600).milliseconds / 3_600_000
    guard let held = current, held.number == number else {
      close(before: number)
      current = (number, [value])
      return
    }
    current?.values.append(value)
  }

  private mutating func close(before number: Int64) {
    guard let done = current else { return }
    let middle = done.values.sorted()[done.values.count / 2]
    hours.append(Hour(number: done.number, median: middle))
    hours.removeAll { number - $0.number > Int64(Self.days * 24) }
    let grid = differences(before: number)
    profile = Self.correlation(grid) >= Self.leastCorrelation ? Self.profile(grid, number) : []
  }

  /// The medians of the last seven days by their age in hours, each less the mean of its day.
  private func differences(before number: Int64) -> [Double?] {
    var grid = [Double?](repeating: nil, count: Self.days * 24)
    for hour in hours { grid[Int(number - hour.number) - 1] = hour.median }
    for day in 0..<Self.days {
      let range = day * 24..<(day + 1) * 24
      let held = grid[range].compactMap(\.self)
      let mean = held.reduce(0, +) / Double(max(1, held.count))
      for place in range { grid[place] = grid[place].map { $0 - mean } }
    }
    return grid
  }

  /// How alike days are to the days before them, from -1 to 1; 0 while too few are known.
  private static func correlation(_ grid: [Double?]) -> Double {
    var pairs = 0
    var (later, earlier, both) = (0.0, 0.0, 0.0)
    for (left, right) in zip(grid, grid.dropFirst(24)) {
      guard let left, let right else { continue }
      pairs += 1
      later += left * left
      earlier += right * right
      both += left * right
    }
    let spread = later * earlier
    return pairs >= leastPairs && spread > 0 ? both / spread.squareRoot() : 0
  }

  /// The middle of the days for each hour of the day; empty where one was never seen.
  private static func profile(_ grid: [Double?], _ number: Int64) -> [Double] {
    var profile = [Double](repeating: 0, count: 24)
    for age in 0..<24 {
      let held = stride(from: age, to: grid.count, by: 24).compactMap { grid[$0] }.sorted()
      guard !held.isEmpty else { return [] }
      profile[hourOfDay(number - 1 - Int64(age))] = held[held.count / 2]
    }
    return profile
  }

  private static func hourOfDay(_ number: Int64) -> Int { Int(((number % 24) + 24) % 24) }
}
