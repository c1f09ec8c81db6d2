import CTerminal

/// The memory of the process, which a program that stays open for days should not hoard.
package enum ProcessMemory {
  /// Keeps the memory of all threads in one place: two threads that hardly ever meet need no two.
  ///
  /// Threads that were started before keep the place that they have.
  package static func useOneArena() { memory_use_one_arena() }

  /// Whether there is room for the stack of another thread, without which the first answer would be waited for in vain.
  package static var hasRoomToBegin: Bool { memory_has_room(12 << 20) != 0 }

  /// Gives what is freed back to the system.
  package static func giveBack() { memory_give_back() }
}
