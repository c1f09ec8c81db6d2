import InsightEngine
import ServerlessModel

extension Asking {
  func limits() throws -> LimitsAnswer {
    LimitsAnswer(
      limits: try LimitReport(resources(), source: reading, window: question.window).limits,
      empty: refusal([.quotas]).map(words)
        ?? "no limit was recorded; it needs servicequotas:ListServiceQuotas")
  }
}
