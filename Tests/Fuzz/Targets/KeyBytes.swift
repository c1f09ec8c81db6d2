import CellGrid
import NcursesTerminal

/// What a terminal sends: keys, sequences, mouse reports, pastes.
enum KeyBytes: FuzzTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.first else { return }
    let inputs = String(decoding: bytes[1...], as: UTF8.self).unicodeScalars.map {
      RawInput.character($0.value)
    }
    var whole = KeyDecoder()
    let keys = whole.keys(from: inputs)
    expect(keys.count <= inputs.count, "there are more keys than inputs")
    // A batch that ends in Escape is the Escape key, so the cut lies elsewhere.
    let half = inputs.count * Int(first) / 256
    if half > 0, inputs[half - 1] != .character(0x1B) {
      var pieced = KeyDecoder()
      let first = pieced.keys(from: inputs[..<half])
      expect(first + pieced.keys(from: inputs[half...]) == keys, "keys depend on how they come")
    }
    for case .character(let letter) in keys {
      let isControl = letter.unicodeScalars.contains { $0.properties.generalCategory == .control }
      expect(!isControl, "a control character is taken for a letter")
    }
  }
}
