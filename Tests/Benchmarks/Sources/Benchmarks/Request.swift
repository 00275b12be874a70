import Foundation

/// What the command line asks for.
struct Request {
    /// What is measured.
    enum Kind {
        case console, receiver, reconcile, batch, tasks
        /// For so many seconds at each size of terminal.
        case storm(seconds: Int)
    }

    let kind: Kind
    let isQuick: Bool
    /// The only size of terminal to measure at, if not at each of the plan's.
    let size: TerminalSize?
    /// The program's path.
    let program: String

    private static let usage = """
        Usage: Benchmarks [--quick] [--size COLUMNSxROWS] [--receiver | --reconcile | --batch | \
        --tasks | --storm [SECONDS]] [PROGRAM]

        Without another word it measures the console. --tasks plays the commonest tasks on the \
        demo and needs user namespaces (unshare), to be two people. --storm takes SECONDS (60) at \
        80×24 and again at 200×60, and 1.5 kB of disk for each of its 1,000 transitions a second; \
        with --quick at 80×24, on a smaller ledger. --size leaves the other sizes out.
        """
    private static let usualStorm = 60

    init(_ arguments: [String]) throws(BenchmarkError) {
        var arguments = arguments[...]
        var (kind, isQuick, program) = (Kind?.none, false, String?.none)
        var size: TerminalSize?
        while let argument = arguments.popFirst() {
            let isTaken = kind != nil
            switch argument {
            case "--quick": isQuick = true
            case "--size":
                size = arguments.popFirst().flatMap(TerminalSize.init(text:))
                guard size != nil else { throw BenchmarkError(Self.usage) }
            case "--receiver" where !isTaken: kind = .receiver
            case "--reconcile" where !isTaken: kind = .reconcile
            case "--batch" where !isTaken: kind = .batch
            case "--tasks" where !isTaken: kind = .tasks
            case "--storm" where !isTaken:
                let seconds = arguments.first.flatMap { Int($0) }
                if seconds != nil { arguments.removeFirst() }
                kind = .storm(seconds: max(1, seconds ?? Self.usualStorm))
            case let path where !path.hasPrefix("-") && program == nil: program = path
            default: throw BenchmarkError(Self.usage)
            }
        }
        self.kind = kind ?? .console
        self.isQuick = isQuick
        self.size = size
        self.program = URL(fileURLWithPath: program ?? "../../.build/release/paydesk").path
    }
}
