/// What a decoder throws when the bytes cannot be what a writer wrote.
struct DamagedData: Error {
  let what: String

  init(_ what: String) { self.what = what }
}
