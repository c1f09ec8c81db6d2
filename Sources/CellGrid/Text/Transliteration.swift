/// The ASCII that stands for other characters where the terminal has no UTF-8.
enum Transliteration {
  /// One printable ASCII scalar for any scalar.
  static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    switch value {
    case 0x20...0x7E: return scalar
    case 0xA0...0x17F: return latin[Int(value) - 0xA0]
    case 0x2500...0x257F: return boxes[scalar] ?? "+"
    case 0x2800...0x28FF: return braille(value)
    default: return symbols[scalar] ?? "?"
    }
  }

  private static func braille(_ value: UInt32) -> Unicode.Scalar {
    switch (value - 0x2800).nonzeroBitCount {
    case 0: " "
    case 1...2: "."
    case 3...4: ":"
    default: "#"
    }
  }

  private static let latin: [Unicode.Scalar] = Array(
    (" !cL*Y|S\"ca<!-r-o+23'uP.,1o>/1/?AAAAAAACEEEEIIIIDNOOOOOxOUUUUYPs"
      + "aaaaaaaceeeeiiiidnooooo/ouuuuypyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIi"
      + "JjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs")
      .unicodeScalars)

  private static let boxes: [Unicode.Scalar: Unicode.Scalar] = [
    "─": "-", "━": "-", "│": "|", "┃": "|", "┄": "-", "┅": "-", "┈": "-", "┉": "-", "┆": "|",
    "┊": "|", "═": "=", "║": "|", "╌": "-", "╎": "|", "╴": "-", "╶": "-", "╵": "|", "╷": "|",
  ]

  private static let symbols: [Unicode.Scalar: Unicode.Scalar] = [
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "‘": "'", "’": "'",
    "‚": ",", "“": "\"", "”": "\"", "„": "\"", "‹": "<", "›": ">", "•": "*", "‣": ">", "…": "~",
    "‰": "%", "′": "'", "″": "\"", "€": "E", "™": "T", "Ω": "O", "ℓ": "l", "№": "#",
    "←": "<", "↑": "^", "→": ">", "↓": "v", "↳": ">", "↵": "<", "⏎": "<", "⇥": ">", "⇒": ">",
    "∆": "D", "∑": "S", "∙": ".", "√": "v", "∞": "8", "≈": "~", "≠": "!", "≤": "<", "≥": ">",
    "⋅": ".", "⋯": "~", "⋮": ":", "Δ": "D", "Σ": "S", "λ": "l", "μ": "u", "π": "p", "σ": "s",
    "▀": "\"", "▁": "_", "▂": ".", "▃": ",", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#",
    "▉": "#", "▊": "#", "▋": "#", "▌": ">", "▍": "-", "▎": "-", "▏": "-", "▐": "|", "░": "-",
    "▒": "+", "▓": "=", "▔": "-", "▕": "|", "▖": ".", "▗": ".", "▘": "'", "▙": "#", "▚": "%",
    "▛": "#", "▜": "#", "▝": "'", "▞": "%", "▟": "#", "■": "#", "□": "?", "▪": "*", "▫": "o",
    "▲": "!", "△": "^", "▴": "^", "▸": "+", "▹": ">", "►": ">", "▼": "v", "▽": "v", "▾": "-",
    "▿": "v", "◂": "<", "◃": "<", "◄": "<", "◆": "+", "◇": "o", "◈": "*", "○": "o", "◌": "o",
    "●": "*", "◎": "@", "◐": "%", "✓": "v", "✗": "x", "×": "x", "♦": "*", "ﬁ": "f", "ﬂ": "f",
  ]
}
