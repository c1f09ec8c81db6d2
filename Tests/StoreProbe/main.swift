#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Records numbered batches until it is killed, or checks that a recording holds them: the other half of the kill tests.
//
//   StoreProbe record FILE FIRST   writes batches from FIRST on, and prints the number of each when it is safe
//   StoreProbe verify FILE COUNT   fails unless the first COUNT batches are there once, and at most one more

let arguments = CommandLine.arguments
guard arguments.count == 4, let number = Int(arguments[3]) else {
  print("StoreProbe record|verify FILE NUMBER")
  exit(64)
}
do {
  switch arguments[1] {
  case "record": try Recording(path: arguments[2]).run(from: number)
  default:
    let problem = try Recording(path: arguments[2]).problem(acknowledged: number)
    print(problem ?? "ok")
    exit(problem == nil ? 0 : 1)
  }
} catch {
  print(error)
  exit(70)
}
