import Foundation

/// The demo on a terminal, with somebody before it who waits for what each key must show.
final class TaskDesk {
    let ledger: TaskLedger
    private let program: TerminalProgram
    /// What was pressed and typed; typed text is in quotation marks and counts no keys.
    private(set) var script: [String] = []
    private(set) var keyCount = 0
    private var start: ContinuousClock.Instant?
    private var end = ContinuousClock.now

    /// A terminal as wide as a laptop's.
    static let size = TerminalSize(columns: 120, rows: 34)

    /// From the first key until the last thing that was waited for was on the screen.
    var time: Duration { start.map { end - $0 } ?? .zero }

    /// Starts a demo of its own, with nothing kept from another.
    init(program path: String, folder: URL) throws {
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        program = try TerminalProgram(
            TerminalProgram.Launch(
                path: path,
                arguments: ["demo"],
                environment: [
                    "TERM=xterm-256color", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "TZ=UTC",
                    "HOME=\(folder.path)", "TMPDIR=\(folder.path)",
                ],
                columns: Self.size.columns,
                rows: Self.size.rows
            )
        )
        _ = try program.wait { $0.shows("newest first") && $0.shows("Order no") }
        ledger = try TaskLedger(program: path, folder: folder)
    }

    /// Presses a key and waits until the screen shows all texts at once.
    func press(_ key: OperatorKey, shows texts: String...) throws {
        try send(key.bytes, texts)
        note(key)
    }

    /// Types a text, and a key at its end, and waits until the screen shows all texts at once.
    func type(_ text: String, then key: OperatorKey? = nil, shows texts: String...) throws {
        try send(text + (key?.bytes ?? ""), texts)
        script.append("“\(text)”")
        if let key { note(key) }
    }

    /// Pastes a text as a terminal does.
    func paste(_ text: String, shows texts: String...) throws {
        try send("\u{1B}[200~\(text)\u{1B}[201~", texts)
        script.append("paste")
    }

    /// The number that stands behind a text on the screen.
    func number(after text: String) throws -> Int {
        let rest = program.text.components(separatedBy: text).dropFirst().first ?? ""
        guard let number = Int(rest.prefix { $0.isNumber }) else {
            throw BenchmarkError("No number after “\(text)”:\n\(program.text)")
        }
        return number
    }

    /// Ends the task with something that is not on the screen.
    func check(_ holds: Bool, _ what: String) throws {
        guard holds else { throw BenchmarkError("\(what)\n\(program.text)") }
    }

    private func note(_ key: OperatorKey) {
        script.append(key.name)
        keyCount += 1
    }

    /// What stands there before the key shows nothing of what the key does.
    private func send(_ bytes: String, _ texts: [String]) throws {
        let isShown = { (screen: Screen) in texts.allSatisfy(screen.shows) }
        guard !isShown(program.screen) else {
            throw BenchmarkError("\(texts) stood there before \(bytes.debugDescription).")
        }
        start = start ?? .now
        program.type(bytes)
        do {
            end = try program.wait(isShown)
        } catch {
            let step = (script + [bytes.debugDescription]).joined(separator: " ")
            throw BenchmarkError("\(step) does not show \(texts).\n\(error)")
        }
    }
}
