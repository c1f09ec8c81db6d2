import Foundation
import Synchronization

/// A TLS server with a certificate of its own making, for one name; it ends with the object.
final class TLSServer: Sendable {
  let port: Int
  /// The certificate, which is its own issuer.
  let certificate: String
  private let process: Process
  private let folder: URL

  /// Whether the tool that it is made of is there.
  static let isPossible = FileManager.default.isExecutableFile(atPath: tool)

  private static let tool = "/usr/bin/openssl"
  /// One at a time: a server that begins meanwhile would inherit what tells that another program has ended.
  private static let beginning = Mutex(())

  init(name: String) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appendingPathComponent("certificate.pem").path
    let key = folder.appendingPathComponent("key.pem").path
    let maker = try Self.run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
      "2", "-keyout", key, "-out", certificate, "-subj", "/CN=\(name)", "-addext",
      "subjectAltName=DNS:\(name)",
    ]).process
    maker.waitUntilExit()
    let (server, output) = try Self.run([
      "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www",
    ])
    process = server
    port = Self.port(in: output)
  }

  deinit {
    process.terminate()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func run(_ arguments: [String]) throws -> (process: Process, output: Pipe) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    let output = Pipe()
    process.standardInput = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try beginning.withLock { _ in try process.run() }
    return (process, output)
  }

  /// The server says `ACCEPT 127.0.0.1:43211` when it is ready.
  private static func port(in output: Pipe) -> Int {
    var text = ""
    while !text.contains("ACCEPT") || text.last != "\n" {
      let part = output.fileHandleForReading.availableData
      guard !part.isEmpty else { return 0 }
      text += String(decoding: part, as: UTF8.self)
    }
    let digits =
      text[(text.firstRange(of: "ACCEPT")?.upperBound ?? text.startIndex)...]
      .prefix { $0 != "\n" }.split(separator: ":").last ?? ""
    return Int(digits) ?? 0
  }
}
