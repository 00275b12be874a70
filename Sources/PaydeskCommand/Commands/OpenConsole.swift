import ArgumentParser
import PayoutService

/// The command `paydesk console`, also without its name.
struct OpenConsole: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "console",
        abstract: "Open the console. This is what paydesk does without a subcommand."
    )

    @OptionGroup var shared: SharedOptions
    @Flag(help: "Only look: leave submissions and queries to a running `paydesk serve`.")
    var watch = false

    @Flag(help: "Draw lines, bars and marks in ASCII; so it is anyway without UTF-8.")
    var ascii = false

    @Flag(
        help:
            "Show lines of words without borders, for screen readers and slow lines."
    )
    var plain = false

    func run(in context: CommandContext) async throws {
        let composition = try Composition(
            context,
            configPath: shared.config,
            logsToFile: true
        )
        let works = composition.configuration.runsWorkers && !watch
        try await composition.withService { service in
            let run = ConsoleRun(
                composition: composition,
                service: service,
                runsWorkers: works,
                prefersASCII: ascii,
                isPlain: plain,
                sessionFile: SessionFile(
                    path: InstalledFiles(context).session(
                        composition.configuration.environmentName
                    ),
                    clock: context.clock
                )
            )
            try await run.run()
        }
    }
}
