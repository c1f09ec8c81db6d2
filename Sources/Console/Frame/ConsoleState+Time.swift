import CellGrid
import ServerlessModel

extension ConsoleState {
  mutating func performTime(_ action: Action) -> [Effect] {
    switch action {
    case .time: return openTime()
    case .zoomIn: zoom(-1)
    case .zoomOut: zoom(1)
    case .stepBack: step(-1)
    case .stepForward: step(1)
    case .previousMark: jump(forward: false)
    case .nextMark: jump(forward: true)
    case .play: togglePlay()
    case .slower: setSpeed(speed / 2)
    case .faster: setSpeed(speed * 2)
    default: break
    }
    return []
  }

  private mutating func zoom(_ delta: Int) {
    let lengths = WindowPicker.lengths
    let next = max(0, min(lengths.count - 1, WindowPicker.nearest(window.seconds) + delta))
    window.seconds = lengths[next]
    message = "window \(Figures.window(window.seconds))"
  }

  /// A twelfth of the window, in whole minutes.
  private mutating func step(_ direction: Int64) {
    let seconds = max(60, window.seconds / 12 / 60 * 60)
    let before = window.at
    move(to: before.adding(seconds: direction * seconds))
    if window.at == before {
      message = direction > 0 ? "this is the newest moment held" : "this is the oldest moment held"
    }
  }

  private mutating func jump(forward: Bool) {
    let marks = data[.marks]?.answer?.marks ?? []
    let at = window.at
    // A mark is shown by the state right after it.
    let times = marks.map { $0.time.adding(seconds: 1).floored(toSeconds: 60).adding(seconds: 60) }
    let next = forward ? times.filter { $0 > at }.min() : times.filter { $0 < at }.max()
    guard let next else {
      message = forward ? "no later mark" : "no earlier mark"
      return
    }
    move(to: next)
    if let index = times.firstIndex(of: next) { message = marks[index].words }
  }

  private mutating func togglePlay() {
    if mode.isLive {
      isFrozen.toggle()
      message = isFrozen ? "frozen at \(window.at.clock)Z" : "following the newest data"
      if !isFrozen { move(to: latest) }
      return
    }
    if !isPlaying, window.at >= latest {
      message = "this is the end; ( goes to the last mark, t to a time"
      return
    }
    isPlaying.toggle()
    message = isPlaying ? "playing, \(Figures.fixed(speed, 0)) seconds a second" : "paused"
  }

  private mutating func setSpeed(_ wanted: Double) {
    speed = max(1, min(3840, wanted))
    message = "speed \(Figures.fixed(speed, 0)) seconds a second"
  }
}

extension TimeMark {
  /// What a mark says when one jumps to it.
  var words: String {
    switch kind {
    case .finding(let severity):
      "\(time.clockMinutes)Z \(severity.glyph)\(severity.letter) \(label)"
    case .deployment: "\(time.clockMinutes)Z deployed \(label)"
    }
  }
}
