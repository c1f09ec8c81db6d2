package import CellGrid
import Glibc

/// What the terminal's owner asked for by environment and options.
package struct TerminalSettings: Hashable, Sendable {
  /// The name of the terminal, as in TERM.
  package var term: String
  /// Whether colours are not wanted, as NO_COLOR says.
  package var noColor: Bool
  /// The most colours to use; `nil` takes what the terminal has.
  package var mostColors: Int?
  /// The glyphs to draw with; `nil` takes what locale and terminal allow.
  package var glyphs: Glyphs?
  /// Whether ESCDELAY is set, which is then kept.
  package var keepsEscapeDelay: Bool
  /// Whether the terminal says by COLORFGBG that its ground is light; `nil` when it says nothing.
  package var isLight: Bool?
  /// How a clipboard sequence must be wrapped to reach the terminal.
  package var wrapping: Clipboard.Wrapping
  /// The SSH connection in between; `nil` when there is none.
  package var sshLine: SSHLine?

  /// Makes settings.
  package init(
    term: String, noColor: Bool = false, mostColors: Int? = nil, glyphs: Glyphs? = nil,
    keepsEscapeDelay: Bool = false, isLight: Bool? = nil, wrapping: Clipboard.Wrapping = .none,
    sshLine: SSHLine? = nil
  ) {
    self.term = term
    self.noColor = noColor
    self.mostColors = mostColors
    self.glyphs = glyphs
    self.keepsEscapeDelay = keepsEscapeDelay
    self.isLight = isLight
    self.wrapping = wrapping
    self.sshLine = sshLine
  }

  /// The settings of this process's environment.
  package static var fromEnvironment: TerminalSettings {
    let term = value("TERM") ?? ""
    let isInTmux = value("TMUX") != nil
    let isInScreen = !isInTmux && term.hasPrefix("screen") && value("STY") != nil
    return TerminalSettings(
      term: term, noColor: value("NO_COLOR")?.isEmpty == false,
      keepsEscapeDelay: value("ESCDELAY") != nil, isLight: value("COLORFGBG").flatMap(isLight),
      wrapping: isInTmux ? .tmux : isInScreen ? .screen : .none,
      sshLine: value("SSH_CONNECTION").flatMap(SSHLine.init))
  }

  /// Reads `foreground;background` as palette numbers.
  static func isLight(_ colorFGBG: String) -> Bool? {
    guard let last = colorFGBG.split(separator: ";").last, let ground = Int(last) else {
      return nil
    }
    return ground == 7 || (10...15).contains(ground)
  }

  private static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
