#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Records numbered batches until it is killed, or checks that a recording holds them: the other half of the kill tests.
//
//   StoreProbe record FILE FIRST   writes batches from FIRST on, and prints the number of each when it is safe
//   StoreProbe verify FILE COUNT   fails unless the first COUNT batches are there once, and at most one more
//
// With a number of days after that, what is older than so many days is thinned to what was counted of it.

let arguments = CommandLine.arguments
guard arguments.count == 4 || arguments.count == 5, let number = Int(arguments[3]) else {
  print("StoreProbe record|verify FILE NUMBER [DAYS]")
  exit(64)
}
let days = arguments.count == 5 ? Int64(arguments[4]) : nil
let recording = Recording(path: arguments[2], keepSeconds: days.map { $0 * 86_400 })
do {
  switch arguments[1] {
  case "record": try recording.run(from: number)
  default:
    let problem = try recording.problem(acknowledged: number)
    print(problem ?? "ok")
    exit(problem == nil ? 0 : 1)
  }
} catch {
  print(error)
  exit(70)
}
