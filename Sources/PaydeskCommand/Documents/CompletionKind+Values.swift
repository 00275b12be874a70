import ArgumentParser
import Payouts

extension CompletionKind {
    /// The names of the themes that there are when the shell asks.
    static var themes: CompletionKind {
        .custom { _, _, _ in ThemeLibrary(InstalledFiles(.process)).files.map(\.name) }
    }

    /// The ids of the providers.
    static var providers: CompletionKind { .list(ProviderID.allCases.map(\.rawValue)) }

    /// The words of a filter that narrow it down, by status and by provider.
    static var filterWords: CompletionKind { .list(WriteCompletions.filterWords) }

    /// A configuration file.
    static var configuration: CompletionKind { .file(extensions: ["yaml"]) }
}
