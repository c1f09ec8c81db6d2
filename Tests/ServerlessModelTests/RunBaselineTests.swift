import Glibc
import ServerlessModel
import Testing

@Suite struct RunBaselineTests {
  private let usual = RunBaseline.Usual(p50: 100, p99: 400)

  @Test func `the limit lies above the middle by the tail, on a logarithm`() {
    let tail = (log1p(400.0) - log1p(100)) / 2.326
    #expect(abs(usual.limit - expm1(log1p(100.0) + 3.5 * tail)) < 1e-9)
    #expect(usual.limit > 800 && usual.limit < 830)
  }

  @Test func `where all runs are alike a little more is nothing`() {
    let alike = RunBaseline.Usual(p50: 128, p99: 128)
    #expect(alike.limit > 150 && alike.limit < 156)
  }

  @Test func `a run is anomalous by its time or by its memory`() {
    let baseline = RunBaseline(duration: usual, memory: RunBaseline.Usual(p50: 90, p99: 100))
    let most = baseline.memory?.limit ?? 0
    #expect(baseline.isAnomalous(durationMs: usual.limit, maxMemoryMB: most) == false)
    #expect(baseline.isAnomalous(durationMs: usual.limit + 0.01, maxMemoryMB: 90) == true)
    #expect(baseline.isAnomalous(durationMs: 100, maxMemoryMB: most + 0.01) == true)
    #expect(baseline.isAnomalous(durationMs: 1, maxMemoryMB: 1) == false)
  }

  @Test func `what is not known is not judged`() {
    #expect(RunBaseline().isAnomalous(durationMs: 9e9, maxMemoryMB: 9e9) == nil)
    let timed = RunBaseline(duration: usual)
    #expect(timed.isAnomalous(durationMs: nil, maxMemoryMB: 9e9) == nil)
    #expect(timed.isAnomalous(durationMs: 9e9, maxMemoryMB: nil) == true)
  }
}
