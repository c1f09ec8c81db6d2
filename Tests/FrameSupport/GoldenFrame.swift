package import CellGrid
import Foundation
package import Testing

/// Expects a grid to look as the golden frame beside the test says.
///
/// The frame is `Golden/<name>.<width>x<height>.frame`, in the folder of the test file. With
/// `PERCH_RECORD_FRAMES=1` it is written and the test fails, so that nobody commits an unseen one.
package func expectFrame(
  _ grid: CellGrid, named name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let frame = GoldenFrame(grid, named: name, testFile: file)
  if ProcessInfo.processInfo.environment["PERCH_RECORD_FRAMES"] == "1" {
    let outcome = frame.record()
    Issue.record("\(outcome) Look at it, then run again.", sourceLocation: sourceLocation)
    return
  }
  guard let complaint = frame.complaint() else { return }
  Issue.record("\(complaint)", sourceLocation: sourceLocation)
}

/// A grid and the file it is compared with.
private struct GoldenFrame {
  let text: String
  let file: URL

  init(_ grid: CellGrid, named name: String, testFile: String) {
    text = grid.goldenText
    file = URL(fileURLWithPath: testFile).deletingLastPathComponent()
      .appendingPathComponent("Golden")
      .appendingPathComponent("\(name).\(grid.size.width)x\(grid.size.height).frame")
  }

  func record() -> String {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return "Recorded \(file.lastPathComponent)."
    } catch {
      return "Could not record \(file.lastPathComponent): \(error)."
    }
  }

  /// What differs, line by line; `nil` when nothing does.
  func complaint() -> String? {
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      return "There is no \(file.lastPathComponent). Record it with PERCH_RECORD_FRAMES=1.\n" + text
    }
    guard expected != text else { return nil }
    let old = expected.components(separatedBy: "\n")
    let new = text.components(separatedBy: "\n")
    var lines = ["\(file.lastPathComponent) differs:"]
    for index in 0..<max(old.count, new.count) {
      let before = index < old.count ? old[index] : nil
      let after = index < new.count ? new[index] : nil
      guard before != after else { continue }
      if let before { lines.append("\(index + 1) - \(before)") }
      if let after { lines.append("\(index + 1) + \(after)") }
    }
    return lines.joined(separator: "\n")
  }
}
