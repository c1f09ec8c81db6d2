import CTerminal

/// The memory of the process, which a program that stays open for days should not hoard.
package enum ProcessMemory {
  /// Keeps the memory of all threads in one place: two threads that hardly ever meet need no two.
  ///
  /// Threads that were started before keep the place that they have.
  package static func useOneArena() { memory_use_one_arena() }

  /// What a thread's stack may grow to; four times what macOS gives one, a quarter of what Linux does.
  private static let stackBytes = 2 << 20

  /// Has the stacks of threads that are started from now on reserve little.
  package static func useSmallStacks() { memory_use_small_stacks(stackBytes) }

  /// Whether there is room for the first threads, without which the first answer would be waited for in vain.
  package static var hasRoomForThreads: Bool { memory_has_room(4 * stackBytes) != 0 }

  /// Gives what is freed back to the system.
  package static func giveBack() { memory_give_back() }
}
