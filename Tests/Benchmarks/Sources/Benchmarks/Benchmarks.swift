import Foundation

/// Measures the built program from outside and prints what it found beside the budgets.
@main
enum Benchmarks {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            progress("\(error)")
            exit(EXIT_FAILURE)
        }
    }

    private static func run(_ arguments: [String]) throws {
        let request = try Request(arguments)
        let program = request.program
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw BenchmarkError("\(program) is no program; swift build -c release makes it.")
        }
        let isQuick = request.isQuick
        var plan = isQuick ? Plan.quick : Plan.full
        if let size = request.size { plan.sizes = [size] }
        let cache = URL(fileURLWithPath: ".build/benchmarks")
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        print(machine)
        switch request.kind {
        case .console: print(try report(plan, program: program, cache: cache))
        case .receiver:
            print(try ReceiverBenchmark(program: program, cache: cache, plan: plan).report())
        case .reconcile:
            print(try ReconcileBenchmark(program: program, cache: cache, isQuick: isQuick).report())
        case .batch:
            print(try BatchBenchmark(program: program, cache: cache, isQuick: isQuick).report())
        case .storm(let seconds):
            let storm = StormBenchmark(
                program: program,
                cache: cache,
                seconds: seconds,
                plan: plan,
                payouts: isQuick ? Plan.quickStorm : Plan.ledgers[1]
            )
            print(try storm.report())
        case .tasks:
            let report = try TaskBenchmark(program: program, cache: cache).report()
            print(report.text)
            if report.hasFailed { exit(EXIT_FAILURE) }
        }
    }

    private static func report(_ plan: Plan, program: String, cache: URL) throws -> String {
        let environment = ConsoleBenchmark.environment(home: cache)
        let text = try Yardstick.makeText(in: cache)
        let ledgers = try Plan.ledgers.map {
            try SeededLedger(count: $0, cache: cache, program: program)
        }
        var report = Report()
        for size in plan.sizes {
            progress("yardstick, \(size.text)")
            try Yardstick(text: text, size: size, plan: plan, environment: environment)
                .measure(into: &report)
            for ledger in ledgers {
                try ConsoleBenchmark(
                    path: program,
                    ledger: ledger,
                    size: size,
                    plan: plan,
                    environment: environment
                )
                .measure(into: &report)
            }
        }
        return legend + "\n" + report.table(sizes: plan.sizes, ledgers: Plan.ledgers)
    }

    /// What it runs on, and how busy that was with other things.
    private static var machine: String {
        let load = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)
        let loads = load?.split(separator: " ").first ?? "?"
        let cores = ProcessInfo.processInfo.activeProcessorCount
        return """
            \(ProcessInfo.processInfo.operatingSystemVersionString), \
            \(cores) cores, load \(loads) at the start; above \(cores - 1) the times are those of a \
            machine that others share.

            """
    }

    private static let legend = """
        Median / 99th percentile; budgets are for the larger ledger; the yardstick is less in the \
        same terminal (true, for --version).

        """
}
