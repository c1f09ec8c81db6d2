import DataProvider

/// Whether AWS can be asked at all: it cannot while every lane lacks credentials.
struct LaneAccess {
  private let lanes: Int
  private var lost: Set<String> = []

  init(lanes: Int) { self.lanes = lanes }

  private var isLost: Bool { lost.count >= lanes }

  /// Takes what a lane says of its work.
  ///
  /// - Returns: Whether AWS cannot be asked any more, where that has changed.
  mutating func take(_ event: CollectorEvent) -> Bool? {
    let before = isLost
    switch event {
    case .signedOut(let lane, _, _): lost.insert(lane)
    case .answered(let lane, _, _), .denied(let lane, _, _), .throttled(let lane, _, _):
      lost.remove(lane)
    default: break
    }
    return isLost == before ? nil : isLost
  }
}
