// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

func part(_ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil) -> Target {
  .target(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [])
  -> Target
{
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies,
    exclude: exclude, swiftSettings: strict)
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let themeNames = [
  "dark", "deuteranopia", "dracula-like", "gruvbox-like", "high-contrast", "light", "mono",
  "nord-like", "sixteen", "solarized-like", "tritanopia",
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let http = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioCompression = Target.Dependency.product(
  name: "NIOHTTPCompression", package: "swift-nio-extras")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

/// At a fixed address there is nothing to relocate at start, without exports the linker leaves out what is not called,
/// and what a tour of the screens runs lies side by side: a third less memory, and a start that is a fifth shorter.
let lean = LinkerSetting.unsafeFlags(
  [
    "-use-ld=lld", "-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic", "-Xlinker",
    "--symbol-ordering-file=\(Context.packageDirectory)/Packaging/link-order.txt", "-Xlinker",
    "--no-warn-symbol-ordering", "-Xlinker", "-T", "-Xlinker",
    "\(Context.packageDirectory)/Packaging/nameless.ld",
  ], .when(platforms: [.linux], configuration: .release))

/// What `make static` adds, naming the object file with the part of ICU's data that is needed: the C library inside, equal
/// functions once, and no tables for unwinding.
let alone =
  Context.environment["PERCH_ICU_DATA"].map {
    [
      LinkerSetting.unsafeFlags([
        "-static-executable", $0, "-Xlinker", "--icf=all", "-Xlinker", "--no-eh-frame-hdr",
        "-Xlinker",
        "-T", "-Xlinker", "\(Context.packageDirectory)/Packaging/no-unwind.ld",
      ])
    ]
  } ?? []

let package = Package(
  name: "perch",
  products: [
    .executable(name: "perch", targets: ["perch"]),
    .library(name: "InsightEngine", targets: ["InsightEngine"]),
    .library(name: "DataProvider", targets: ["DataProvider"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
  ],
  targets: [
    part("ServerlessModel"),
    part("LogParsing", ["ServerlessModel"]),
    part("Redaction", ["ServerlessModel", crypto]),
    part("SnapshotStore", ["ServerlessModel", "CZstd", grdb, sqlite]),
    part("InsightEngine", ["ServerlessModel"]),
    part("AWSClient", [http, nioCore, nioHTTP, nioPosix, nioSSL, nioCompression, crypto]),
    part(
      "DataProvider",
      [
        "ServerlessModel", "LogParsing", "Redaction", "SnapshotStore", "AWSClient", "CZlib",
        "CZstd",
      ]),
    part("CellGrid"),
    part("Console", ["ServerlessModel", "InsightEngine", "CellGrid"]),
    part("NcursesTerminal", ["CellGrid", "CNcurses", "CTerminal"]),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CZstd"),
    .systemLibrary(name: "CZlib"),
    .target(name: "CTerminal", exclude: ["terminfo"]),
    .target(name: "CSample"),
    .target(
      name: "Themes", path: "Themes",
      resources: themeNames.map { .embedInCode("\($0).yaml") }, swiftSettings: strict),
    .executableTarget(
      name: "perch",
      dependencies: [
        "ServerlessModel", "LogParsing", "Redaction", "SnapshotStore", "InsightEngine", "AWSClient",
        "DataProvider", "CellGrid", "Console", "NcursesTerminal", "Themes", "CSample", arguments,
        http,
        nioCore, nioHTTP, yams,
      ], exclude: ["Documentation"], swiftSettings: strict, linkerSettings: [lean] + alone),
    .executableTarget(
      name: "SampleMaker", dependencies: ["ServerlessModel"], swiftSettings: strict),
    .executableTarget(
      name: "StoreBench", dependencies: ["ServerlessModel", "SnapshotStore", grdb, sqlite],
      path: "Benchmarks/StoreBench", swiftSettings: strict),
    .executableTarget(
      name: "EngineBench", dependencies: ["ServerlessModel", "InsightEngine"],
      path: "Benchmarks/EngineBench", swiftSettings: strict),
    .target(
      name: "FrameSupport", dependencies: ["CellGrid"], path: "Tests/FrameSupport",
      swiftSettings: strict),
    tests(of: "ServerlessModel"),
    tests(of: "LogParsing", ["ServerlessModel"]),
    tests(of: "Redaction"),
    .executableTarget(
      name: "StoreProbe", dependencies: ["ServerlessModel", "SnapshotStore"],
      path: "Tests/StoreProbe", swiftSettings: strict),
    tests(
      of: "SnapshotStore", ["ServerlessModel", "StoreProbe", "CZstd", grdb, sqlite],
      exclude: ["Fixtures"]),
    tests(of: "InsightEngine", ["ServerlessModel"]),
    tests(of: "AWSClient"),
    tests(
      of: "DataProvider",
      [
        "ServerlessModel", "LogParsing", "SnapshotStore", "Redaction", "AWSClient", "CZlib",
        "CZstd", "Console", "CellGrid", "FrameSupport",
      ], exclude: ["Collector/LiveFrames/Golden"]),
    tests(of: "CellGrid", ["Themes", "FrameSupport"], exclude: ["Golden"]),
    tests(of: "NcursesTerminal", ["CellGrid"]),
    tests(
      of: "Console", ["ServerlessModel", "InsightEngine", "CellGrid", "FrameSupport"],
      exclude: ["Golden"]),
    .testTarget(
      name: "PerchTests",
      dependencies: [
        "perch", "ServerlessModel", "SnapshotStore", "InsightEngine", "CellGrid", "DataProvider",
      ], exclude: ["Samples/Golden"], swiftSettings: strict),
    .testTarget(
      name: "HouseTests", dependencies: ["InsightEngine", "CellGrid", "Themes", "AWSClient"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6], cLanguageStandard: .gnu2x
)

// `make fuzz` builds `Fuzz` instead of perch: our targets tell libFuzzer which of their edges an input reached, and what
// perch is made of becomes a library, since the program's main is libFuzzer's.
if Context.environment["PERCH_FUZZ"] != nil {
  // The rules read no bytes; what is typed or written by hand is short enough to be read by slow code.
  for target in package.targets where target.name != "InsightEngine" {
    let isSlow = ["Console", "perch"].contains(target.name)
    target.swiftSettings? += [
      .unsafeFlags(["-sanitize=fuzzer,address"] + (isSlow ? [] : ["-O"]))
    ]
  }
  let program = package.targets.first { $0.name == "perch" }
  package.targets.removeAll { $0.type == .test || $0.name == "perch" }
  package.products.removeAll()
  package.targets += [
    .target(
      name: "perch", dependencies: program?.dependencies ?? [],
      exclude: ["Documentation"],
      swiftSettings: (program?.swiftSettings ?? []) + [
        .unsafeFlags(["-Xfrontend", "-entry-point-function-name", "-Xfrontend", "perch_main"])
      ]),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "ServerlessModel", "LogParsing", "SnapshotStore", "InsightEngine", "AWSClient",
        "DataProvider", "CellGrid", "Console", "NcursesTerminal", "perch",
      ], path: "Tests/Fuzz", exclude: ["Corpus", "Dictionaries", "fuzz"],
      swiftSettings: program?.swiftSettings,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]),
  ]
}
