import CellGrid
import InsightEngine
import ServerlessModel

/// What a place costs in all, in lines: the sum, where it goes, what lies across it, what could be saved.
enum CostHead {
  static func lines(_ answer: CostAnswer) -> [[Span]] {
    var lines = [total(answer)]
    answer.forecast.map { lines.append(forecast($0)) }
    lines += answer.overlays.map {
      [label($0.what), Span(Format.usd($0.amountUSD)), Span("  \($0.note)", .dim)]
    }
    answer.savings.map { lines.append([label("could be saved"), Span($0, .ok)]) }
    answer.unpriced.map { lines.append([label("not counted"), Span($0, .warning)]) }
    return lines
  }

  private static func total(_ answer: CostAnswer) -> [Span] {
    let window = Figures.window(answer.windowSeconds)
    if answer.isRefused { return [label("spent in \(window)"), Span("?", .unknown)] }
    let day = answer.totalUSD * 86_400 / Double(max(1, answer.windowSeconds))
    var spans = [
      label("spent in \(window)"), Span(Format.usd(answer.totalUSD), .text, .bold),
      Span("  \(Format.usd(day)) a day at this rate", .dim),
    ]
    if let change = answer.change {
      spans.append(Span("  \(CostRows.change(change)) against a week ago"))
    }
    return spans
  }

  private static func forecast(_ forecast: CostForecast) -> [Span] {
    [
      label("this month"), Span("about \(Format.usd(forecast.monthUSD))", .text, .bold),
      Span(
        "  \(Format.usd(forecast.low)) to \(Format.usd(forecast.high)) 4 times in 5, by "
          + Format.counted(forecast.daysKnown, "day"), .dim),
    ]
  }

  private static func label(_ text: String) -> Span { Span(Text.pad(text, to: 19), .dim) }
}
