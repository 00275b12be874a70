import Foundation

/// What the command line asks for.
struct Request {
    /// What is measured.
    enum Kind {
        case console, receiver, reconcile, batch, tasks
    }

    let kind: Kind
    let isQuick: Bool
    /// The program's path.
    let program: String

    private static let usage = """
        Usage: Benchmarks [--quick] [--receiver | --reconcile | --batch | --tasks] [PROGRAM]

        Without another word it measures the console. --tasks plays the commonest tasks on the \
        demo and needs user namespaces (unshare), to be two people.
        """

    init(_ arguments: [String]) throws(BenchmarkError) {
        var arguments = arguments[...]
        var (kind, isQuick, program) = (Kind?.none, false, String?.none)
        while let argument = arguments.popFirst() {
            let isTaken = kind != nil
            switch argument {
            case "--quick": isQuick = true
            case "--receiver" where !isTaken: kind = .receiver
            case "--reconcile" where !isTaken: kind = .reconcile
            case "--batch" where !isTaken: kind = .batch
            case "--tasks" where !isTaken: kind = .tasks
            case let path where !path.hasPrefix("-") && program == nil: program = path
            default: throw BenchmarkError(Self.usage)
            }
        }
        self.kind = kind ?? .console
        self.isQuick = isQuick
        self.program = URL(fileURLWithPath: program ?? "../../.build/release/paydesk").path
    }
}
