import Foundation
import InsightEngine
import ServerlessModel

@testable import perch

/// The files of marks and of the lens's answers, as a full disk or an editor left them: the input is both.
enum StateFiles: FuzzTarget {
  private static let paths: [String] = {
    setenv("XDG_STATE_HOME", FuzzFolder.path, 1)
    FileText.makeFolder(PerchFolders.state)
    return [MarkFile.path, LensAnswers.path]
  }()

  static func read(_ bytes: UnsafeRawBufferPointer) {
    for path in paths { FuzzFolder.fill(path, with: bytes) }
    let lines = lines().count
    readAnswers(lines)
    readMarks(lines)
    rewriteNote()
  }

  private static func readAnswers(_ lines: Int) {
    let (answers, lost) = LensAnswers.read()
    expect(answers.count + lost == lines, "a line is neither an answer nor counted as lost")
    guard let answer = answers.last else { return }
    expect((try? LensAnswers.add(answer)) != nil, "an answer is not kept")
    expect(LensAnswers.read().answers == answers + [answer], "an answer is read as another")
  }

  private static func readMarks(_ lines: Int) {
    let contents = MarkFile.read()
    expect(
      contents.marks.count + contents.notUnderstood <= lines, "there are more marks than lines")
    _ = MarkBook(contents.marks, now: SmallRecording.start)
    _ = SavedViews.read()
    for mark in LineMarks.read() {
      expect(MarkLine(mark, isMarked: true).lineMark == mark, "a marked line is read as another")
    }
    guard let mark = contents.marks.last else { return }
    expect((try? MarkFile.add(MarkLine(mark))) != nil, "a mark is not kept")
    expect(MarkFile.read().marks == contents.marks + [mark], "a mark is read as another")
  }

  /// A note that gets other words leaves every other line as it was.
  private static func rewriteNote() {
    guard let note = NoteBook.read().first(where: { $0.note != nil }) else { return }
    var expected = lines()
    let place = expected.firstIndex(of: note.text)
    let id = String(decoding: note.text, as: UTF8.self)
    expect((try? NoteBook.rewrite(id, as: "other words")) != nil, "a note is not written anew")
    let after = lines()
    if let place { expected[place] = after[place] }
    expect(after == expected, "a note that is written anew changes other lines")
    expect(NoteBook.read().contains { $0.note?.text == "other words" }, "a note is lost")
  }

  private static func lines() -> [[UInt8]] {
    (FileText.read(MarkFile.path) ?? []).split(separator: UInt8(ascii: "\n")).map { Array($0) }
  }
}
