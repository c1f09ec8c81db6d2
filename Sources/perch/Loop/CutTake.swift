import Console
import DataProvider
import Dispatch
import InsightEngine
import NcursesTerminal
import SnapshotStore

/// Cuts an incident file while the screen is in use.
struct CutTake: Sendable {
  let reading: SnapshotReader
  let mailbox: Mailbox<Event>

  /// Cuts on another thread; what came of it arrives in the mailbox.
  func cut(_ wish: CutWish) {
    DispatchQueue.global(qos: .utility).async { mailbox.post(.said(sentence(wish))) }
  }

  private func sentence(_ wish: CutWish) -> String {
    do {
      let options = try CutMaker.options(wish.span, wish.scope, out: wish.path)
      let report = try CutMaker.make(from: reading, options)
      return "written to \(wish.path): \(Format.counted(report.held.executions, "execution")), "
        + "\(Format.counted(report.held.logLines, "log line")), "
        + "\(Format.counted(report.accounts, "account id")) made up; perch info lists what was scrubbed"
    } catch {
      return FailureText.sentence(error)
    }
  }
}
