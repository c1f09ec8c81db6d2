/// What a key means, apart from which key it is.
package enum Action: Hashable, Sendable {
  case open, up, back, quit, interrupt
  case moveUp, moveDown, top, bottom, halfUp, halfDown, pageUp, pageDown
  case nextPane, previousPane
  /// From 1 to 9.
  case tab(Int)
  case command, filter, nextMatch, previousMatch, clearFilter
  case columnLeft, columnRight, sort, reverse, wide, columns
  case mark, unmark, compare, fold
  case copyID, copyARN, copyCell, copyCommand, copyAddress, export, cut
  case time, zoomIn, zoomOut, stepBack, stepForward, previousMark, nextMark, play, slower, faster
  case backdrop, split, beforeAfter
  case refresh, problems, lastView, previousItem, nextItem
  case logs, trace, insights, errors, alarms, cost, document, neighbours, why
  case acknowledge, mute, note, bookmark, edit, remove
  case filterIn, filterOut, nextBookmark, previousBookmark
  case clock, wrap, architecture, profile, region
  case follow, activity, theme, mouse, redraw, suspend, help
}
