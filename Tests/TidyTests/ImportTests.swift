import Testing

/// Which target may see which module.
struct ImportTests {
    /// The only folders of `Sources` that may import these modules.
    static let homes: [String: Set<String>] = [
        "CNcurses": ["Terminal"], "GRDB": ["SQLiteStore"],
        "AsyncHTTPClient": ["Providers", "Sandbox"],
        "Hummingbird": ["NotificationReceiver", "Sandbox"],
    ]

    /// What the console must reach through the service only.
    static let hiddenFromConsole: Set = ["CNcurses", "Providers", "SQLiteStore", "Terminal"]

    /// What comes with the toolchain and needs no declaration.
    static let toolchain: Set = [
        "Darwin", "Dispatch", "Foundation", "Glibc", "PackageDescription", "Synchronization",
        "Testing",
    ]

    @Test func `a library has one home`() throws {
        for file in try Project.sources() {
            for (module, line) in file.imports {
                guard let homes = Self.homes[module], let target = file.target,
                    !homes.contains(target)
                else { continue }
                let names = homes.sorted().joined(separator: " and ")
                Issue.record("\(file.path):\(line): only \(names) may import \(module)")
            }
        }
    }

    @Test func `the console sees neither the terminal nor the outside world`() throws {
        for file in try Project.sources() where file.target == "Console" {
            for (module, line) in file.imports where Self.hiddenFromConsole.contains(module) {
                Issue.record("\(file.path):\(line): no \(module) here; go through PayoutService")
            }
        }
    }

    /// The compiler's own check leaves out test targets, where an undeclared import makes
    /// incremental builds wrong: the test is not rebuilt when the module changes.
    @Test func `every import is a declared dependency`() throws {
        let manifest = Manifest(text: try Project.text(of: "Package.swift"))
        for file in try Project.swiftFiles() {
            guard let target = file.target else { continue }
            let declared = try #require(
                manifest.dependencies[target],
                "\(file.path): Package.swift declares no target \(target)"
            )
            for (module, line) in file.imports {
                guard module != target, !Self.toolchain.contains(module) else { continue }
                guard !declared.contains(module) else { continue }
                Issue.record(
                    "\(file.path):\(line): add \(module) to \(target)'s dependencies in Package.swift"
                )
            }
        }
    }
}
