import CellGrid
import ServerlessModel

extension LogPane {
  /// Moves the cursor; past the lines held it goes on as soon as others are there.
  mutating func move(_ delta: Int) {
    let target = rows.selected + delta
    rows.select(index: target)
    let missing = target - rows.selected
    guard let window = answer?.window, missing != 0 else { return }
    if missing < 0 ? window.hasEarlier : window.hasLater {
      overshoot += missing
      if let end = missing < 0 ? window.searchedBackTo : window.searchedOnTo {
        return go(to: .around(LogPlace(before: end)), landing: nil)
      }
      askAhead(at: 0)
    }
  }

  mutating func perform(move action: Action, _ context: Context) {
    let isBack = [.moveUp, .pageUp, .halfUp, .top].contains(action)
    // Whoever goes back from the newest line reads what is there: the list stands still.
    if follows, isBack { hold(context) }
    let page = max(1, rows.height - 2)
    switch action {
    case .moveDown: move(1)
    case .moveUp: move(-1)
    case .pageDown: move(page)
    case .pageUp: move(-page)
    case .halfDown: move(max(1, rows.height / 2))
    case .halfUp: move(-max(1, rows.height / 2))
    case .top: goToEdge(.start, landing: .first, isThere: answer?.window?.hasEarlier == false)
    case .bottom: goToEdge(.end, landing: .last, isThere: answer?.window?.hasLater == false)
    default: break
    }
  }

  mutating func hold(_ context: Context) {
    follows = false
    held = context.window
    if let place = selectedPlace { go(to: .around(place), landing: nil) }
  }

  private mutating func goToEdge(
    _ anchor: LogListing.Anchor, landing: Landing, isThere: Bool
  ) {
    overshoot = 0
    guard !isThere else {
      if case .first = landing { rows.select(index: 0) } else { rows.select(index: rows.count - 1) }
      return
    }
    go(to: anchor, landing: landing)
  }

  mutating func go(to anchor: LogListing.Anchor, landing: Landing?) {
    listing.anchor = anchor
    self.landing = landing
    if landing != nil { overshoot = 0 }
  }

  /// Asks for the lines around the cursor before it comes to the edge of those held.
  mutating func askAhead(at margin: Int? = nil) {
    guard landing == nil, !follows, let window = answer?.window, let place = selectedPlace else {
      return
    }
    let margin = margin ?? min(80, max(rows.height + 8, 24))
    // A search that takes long is carried on only for who goes past its end.
    let isNearStart =
      window.hasEarlier && window.searchedBackTo == nil && rows.selected <= margin
    let isNearEnd =
      window.hasLater && window.searchedOnTo == nil && rows.selected >= rows.count - 1 - margin
    guard isNearStart || isNearEnd, listing.anchor != .around(place) else { return }
    listing.anchor = .around(place)
  }

  /// To the next warning or error, or to the last one.
  mutating func jump(_ delta: Int) {
    var index = rows.selected + delta
    while let row = rows.row(index: index) {
      if row.severity != nil { return rows.select(index: index) }
      index += delta
    }
    let isMore = delta > 0 ? answer?.window?.hasLater : answer?.window?.hasEarlier
    guard isMore == true, let place = selectedPlace else {
      remark = delta > 0 ? "no later warning or error here" : "no earlier warning or error here"
      return
    }
    go(to: delta > 0 ? .problemAfter(place) : .problemBefore(place), landing: .problem)
  }

  /// To the next line that the user marked, or to the last one.
  mutating func jumpToMark(_ delta: Int, _ context: Context) {
    guard let line = selectedLine else { return }
    let window = held ?? context.window
    let here = LineMark(line, words: "")
    let marks = context.lineMarks.sorted().filter {
      $0 != here && (listing.isOfOne || window.span.contains($0.time))
    }
    let found = delta > 0 ? marks.first { here < $0 } : marks.last { $0 < here }
    guard let found else {
      remark = "no \(delta > 0 ? "later" : "earlier") bookmark in this window"
      return
    }
    if let index = answer?.lines.firstIndex(where: found.marks) {
      return rows.select(index: index)
    }
    go(to: .around(LogPlace(before: found.time)), landing: .mark(found))
  }
}
