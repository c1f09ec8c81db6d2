@testable import AWSClient

/// `~/.aws/config` and `~/.aws/credentials`: the input is both.
enum AWSProfiles: FuzzTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    let configuration = SharedConfiguration(config: text, credentials: text)
    expect(configuration.names.count <= bytes.count, "there are more profiles than bytes")
    let lines = text.count { $0.isNewline } + 1
    for complaint in ConfigurationFile(text).complaints {
      expect((1...lines).contains(complaint.line), "a complaint names a line that is not there")
    }
    for name in configuration.names { _ = configuration.profile(name).description }
    _ = ShellWords.split(text)
  }
}
