// swift-tools-version: 6.2
import PackageDescription

let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(
    name: "NIOHTTPTypes",
    package: "swift-nio-extras"
)
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(
    name: "HummingbirdCore",
    package: "hummingbird"
)
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let unixSignals = Target.Dependency.product(
    name: "UnixSignals",
    package: "swift-service-lifecycle"
)
let lifecycleTestKit = Target.Dependency.product(
    name: "ServiceLifecycleTestKit",
    package: "swift-service-lifecycle"
)
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "paydesk",
    products: [
        .executable(name: "paydesk", targets: ["paydesk"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Level 0: vocabulary and rules, no input or output.
        .target(name: "DelimitedText"),
        .target(name: "Payouts"),
        .target(name: "TerminalUI"),

        // Level 1: one outside thing each.
        .systemLibrary(
            name: "CNcurses",
            providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]
        ),
        .systemLibrary(name: "CMalloc"),
        .target(name: "Terminal", dependencies: ["CNcurses", "TerminalUI"]),
        .target(
            name: "Providers",
            dependencies: [
                "Payouts", crypto, httpClient, nioCore, nioHTTP1, nioPosix, nioSSL,
            ],
            resources: [.embedInCode("CashyPro/cashypro-co-banks.csv")]
        ),
        .target(name: "SQLiteStore", dependencies: ["Payouts", crypto, grdb, sqlite]),
        .target(
            name: "PayoutService",
            dependencies: ["DelimitedText", "Payouts", crypto, lifecycle, log]
        ),

        // Level 2: the surfaces.
        .target(name: "Console", dependencies: ["PayoutService", "Payouts", "TerminalUI"]),
        .target(
            name: "NotificationReceiver",
            dependencies: [
                "PayoutService", "Payouts", httpTypes, hummingbird, hummingbirdCore, lifecycle, log,
                nioCore, nioHTTP1, nioHTTPTypes, nioPosix,
            ]
        ),
        .target(
            name: "Sandbox",
            dependencies: [
                "Payouts", "Providers", heap, httpClient, hummingbird, httpTypes, lifecycle, log,
                nioCore, nioHTTP1,
            ]
        ),

        // Level 3 and 4: the composition root and its ten-line program.
        .target(
            name: "PaydeskCommand",
            dependencies: [
                "CMalloc", "Console", "DelimitedText", "NotificationReceiver", "PayoutService",
                "Payouts", "Providers", "Sandbox", "SQLiteStore", "Terminal", "TerminalUI",
                argumentParser, lifecycle, log, unixSignals, yams,
            ]
        ),
        .executableTarget(name: "paydesk", dependencies: ["PaydeskCommand"]),

        // Fixtures, compliance suites and helpers that several test targets share.
        .target(
            name: "PayoutsTesting",
            dependencies: ["Payouts"],
            path: "Tests/PayoutsTesting"
        ),
        .target(
            name: "TerminalUITesting",
            dependencies: ["TerminalUI"],
            path: "Tests/TerminalUITesting"
        ),
        .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),

        .testTarget(name: "DelimitedTextTests", dependencies: ["DelimitedText"]),
        .testTarget(name: "PayoutsTests", dependencies: ["Payouts", "PayoutsTesting"]),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI", "TerminalUITesting"]),
        .testTarget(
            name: "TerminalTests",
            dependencies: ["CPseudoTerminal", "Terminal", "TerminalUI", "TerminalUITesting"]
        ),
        .testTarget(
            name: "ProvidersTests",
            dependencies: [
                "Payouts", "PayoutsTesting", "Providers", nioCore, nioPosix, nioSSL,
            ]
        ),
        .testTarget(
            name: "SQLiteStoreTests",
            dependencies: ["Payouts", "PayoutsTesting", "SQLiteStore", grdb]
        ),
        .testTarget(
            name: "PayoutServiceTests",
            dependencies: [
                "DelimitedText", "PayoutService", "Payouts", "PayoutsTesting", "SQLiteStore",
                lifecycle, lifecycleTestKit, log,
            ]
        ),
        .testTarget(
            name: "NotificationReceiverTests",
            dependencies: [
                "NotificationReceiver", "PayoutService", "Payouts", "PayoutsTesting", "Providers",
                "SQLiteStore", httpClient, lifecycle, log, nioCore, nioHTTP1, nioPosix,
            ]
        ),
        .testTarget(
            name: "SandboxTests",
            dependencies: [
                "Payouts", "Providers", "Sandbox", httpClient, httpTypes, hummingbird, lifecycle,
                log, nioCore, nioHTTP1,
            ]
        ),
        .testTarget(
            name: "ConsoleTests",
            dependencies: [
                "Console", "DelimitedText", "PayoutService", "Payouts", "PayoutsTesting",
                "TerminalUI", "TerminalUITesting",
            ]
        ),
        .testTarget(
            name: "PaydeskCommandTests",
            dependencies: [
                "Console", "PaydeskCommand", "PayoutService", "Payouts", "PayoutsTesting",
                "Providers", "SQLiteStore", "Sandbox", "TerminalUI", grdb, httpClient, lifecycle,
                log, nioCore, nioHTTP1,
            ]
        ),
        .testTarget(name: "TidyTests"),
        .testTarget(
            name: "EndToEnd",
            dependencies: ["CPseudoTerminal", "paydesk"],
            exclude: ["kill-9.sh", "payouts.bash", "storm.sh"]
        ),
    ]
)

for target in package.targets where target.type != .system && target.name != "CPseudoTerminal" {
    target.swiftSettings = [
        // SE-0335: an existential says `any`.
        .enableUpcomingFeature("ExistentialAny"),
        // SE-0409: imports are internal unless they say otherwise.
        .enableUpcomingFeature("InternalImportsByDefault"),
        // SE-0444: a member needs its module's import in this file.
        .enableUpcomingFeature("MemberImportVisibility"),
        // SE-0461: async functions stay on their caller's actor.
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        // SE-0470: a conformance may belong to an actor.
        .enableUpcomingFeature("InferIsolatedConformances"),
        // SE-0481: weak captures are constants.
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .treatAllWarnings(as: .error),
        .strictMemorySafety(),
    ]
}
