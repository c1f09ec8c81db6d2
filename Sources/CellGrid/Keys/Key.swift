/// One key press, or another event of the terminal.
package enum Key: Hashable, Sendable {
  /// A printable character, blanks included.
  case character(Character)
  /// Control with a lower-case letter, or `@`, `[`, `\`, `]`, `^`, `_`.
  case control(Character)
  /// Alt, or Escape, with a printable character.
  case alt(Character)
  /// A function key, from 1.
  case function(Int)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// A click or the wheel, only after the mouse was asked for.
  case mouse(MouseEvent)
  /// Pasted text, whole and not cleaned.
  case paste(String)
  /// The terminal has a new size.
  case resize(Size)
}

/// A click or a turn of the wheel.
package struct MouseEvent: Hashable, Sendable {
  /// What happened.
  package enum Action: Hashable, Sendable {
    case press, release, wheelUp, wheelDown
  }

  /// What happened.
  package var action: Action
  /// The cell it happened in.
  package var point: Point

  /// Makes an event.
  package init(_ action: Action, at point: Point) {
    self.action = action
    self.point = point
  }
}
