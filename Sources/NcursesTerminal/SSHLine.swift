import CTerminal
import Glibc
package import CellGrid

/// The SSH connection that the terminal lies behind, as SSH_CONNECTION names it.
package struct SSHLine: Hashable, Sendable {
  /// One end of it.
  package struct End: Hashable, Sendable {
    let address: String
    let port: UInt16
  }

  let client: End
  let server: End

  /// Reads `client port server port`; `nil` when that is not what it says.
  package init?(_ connection: String) {
    let words = connection.split(separator: " ")
    guard words.count == 4, let clientPort = UInt16(words[1]), let serverPort = UInt16(words[3])
    else { return nil }
    client = End(address: String(words[0]), port: clientPort)
    server = End(address: String(words[2]), port: serverPort)
  }

  /// What the client has taken so far; `nil` when this machine knows no such connection.
  package var progress: LineProgress? {
    let line = line_open()
    guard line >= 0 else { return nil }
    defer { Glibc.close(line) }
    var taken: UInt64 = 0
    var waiting: UInt64 = 0
    let came = line_ask(
      line, server.address, server.port, client.address, client.port, &taken, &waiting)
    return came == 0 ? LineProgress(sent: taken + waiting, taken: taken) : nil
  }
}
