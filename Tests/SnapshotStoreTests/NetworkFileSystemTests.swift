@testable import SnapshotStore
import Testing

/// Which mounts are refused, by the kernel's own list.
struct `Network file systems are told from local ones` {
  private let mounts = """
    22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
    40 22 0:41 / /home rw - nfs4 server:/home rw
    41 40 8:2 / /home/local\\040disk rw - xfs /dev/sdb rw
    42 22 0:42 / /media/win rw shared:3 - cifs //nas/share rw
    """

  @Test(
    arguments: [
      ("/var/x.perch", nil), ("/home/a/x.perch", "nfs4"), ("/home/local disk/x.perch", nil),
      ("/homework/x.perch", nil), ("/media/win/x.perch", "cifs"),
    ] as [(String, String?)])
  func `by the longest mount that holds the place`(place: String, kind: String?) {
    #expect(NetworkFileSystem.kind(ofPlace: place, mounts: mounts) == kind)
  }
}
