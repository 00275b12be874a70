import Console
import Foundation
import Logging
import PayoutService
import Payouts
import Providers
import SQLiteStore
import Sandbox
import TerminalUI

/// Puts the parts together: the only place that knows every implementation.
final class Composition: Sendable {
    let context: CommandContext
    let configuration: Configuration
    let logger: Logger

    /// Reads the configuration and makes nothing else yet.
    ///
    /// - Parameters:
    ///   - context: What the process has.
    ///   - configPath: The configuration file, or `nil` for the usual one.
    ///   - logsToFile: Whether messages go to a file beside the ledger, not to standard error.
    /// - Throws: ``CommandFailure`` with status 78.
    convenience init(
        _ context: CommandContext,
        configPath: String?,
        logsToFile: Bool = false
    ) throws(CommandFailure) {
        let loader = ConfigurationLoader(
            context: context,
            sandboxCredentials: SandboxCredential.standard.mapValues { ($0.merchant, $0.secret) }
        )
        let configuration = try loader.load(explicitPath: configPath)
        self.init(
            context,
            configuration: configuration,
            logFile: logsToFile ? configuration.consoleLogPath : nil
        )
    }

    init(_ context: CommandContext, configuration: Configuration, logFile: String? = nil) {
        self.context = context
        self.configuration = configuration
        logger = .paydesk(level: configuration.logLevel, file: logFile)
    }

    /// Who acts, by the operating system's name.
    var operatorName: OperatorName { OperatorName(rawValue: context.userName) }

    // MARK: - Ledger

    func openStore() throws(CommandFailure) -> SQLiteStore {
        let path = configuration.ledgerPath
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        // An error shows when the ledger is opened, with its path.
        try? FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        do throws(StoreError) {
            return try SQLiteStore.open(path: path, clock: context.clock)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Reads from the ledger, and turns its error into a failure of the command.
    func reading<Value>(
        _ body: (any PayoutStore) async throws(StoreError) -> Value
    ) async throws(CommandFailure) -> Value {
        let store = try openStore()
        do throws(StoreError) {
            return try await body(store)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Finds a payout by its id or order number.
    func find(_ text: String) async throws(CommandFailure) -> PayoutHistory {
        try await find(text, in: try openStore())
    }

    func find(
        _ text: String,
        in store: any PayoutStore
    ) async throws(CommandFailure) -> PayoutHistory {
        do throws(StoreError) {
            var id = PayoutID(rawValue: text.uppercased())
            if let payout = try await store.payout(orderNumber: OrderNumber(rawValue: text)) {
                id = payout.id
            }
            guard let history = try await store.history(of: id) else { throw .notFound(text) }
            return history
        } catch {
            throw CommandFailure(error)
        }
    }

    /// What the words of a filter refer to here and now.
    var filterContext: FilterContext {
        let now = context.now()
        return FilterContext(now: now, utcOffset: utcOffset(at: now), me: operatorName)
    }

    // MARK: - Console

    var themes: ThemeLibrary { ThemeLibrary(InstalledFiles(context)) }

    func theme() throws(CommandFailure) -> Theme { try themes.theme(configuration.themeName) }

    func keymap() throws(CommandFailure) -> Keymap {
        do throws(KeymapError) {
            return try Keymap(ConsoleCommand.descriptions, overrides: configuration.keys)
        } catch {
            throw CommandFailure(.configuration, error.description)
        }
    }

    /// What the configured keys hide that the default keys do not.
    func keyHidings(_ keymap: Keymap) throws(CommandFailure) -> [Keymap.Hiding] {
        guard !configuration.keys.isEmpty else { return [] }
        do throws(KeymapError) {
            let defaults = try Keymap(ConsoleCommand.descriptions)
            return keymap.hidings(in: ConsoleState.contexts, besides: defaults)
        } catch {
            throw CommandFailure(.internal, error.description)
        }
    }

    func consoleFacts(_ service: PayoutService, isPlain: Bool = false) -> ConsoleFacts {
        ConsoleFacts(
            environment: configuration.environmentName.uppercased(),
            isProduction: configuration.isProduction,
            operatorName: operatorName,
            providers: ProviderID.allCases.compactMap { id in
                service.lines[id].map { line in
                    let configured = configuration.providers.first { $0.id == id }
                    return ConsoleFacts.ProviderFacts(
                        line.provider,
                        usualTime: line.policy.usualTime,
                        portal: configured?.portal.map(PortalLink.init(pattern:))
                    )
                }
            },
            utcOffset: utcOffset(at: context.now()),
            resolutions: service.resolutions,
            approvals: service.approvals,
            access: service.access,
            isPlain: isPlain
        )
    }

    /// How far the operator's clock is ahead of UTC, in seconds.
    ///
    /// Asks the C library, because Foundation's time zones bring ICU and its 3 MB with them.
    func utcOffset(at date: Date) -> Int {
        var (seconds, local) = (time_t(date.timeIntervalSince1970), unsafe tm())
        return unsafe localtime_r(&seconds, &local) == nil ? 0 : local.tm_gmtoff
    }
}

extension Composition {
    /// How the values of a list are written in a format, here and now.
    func wording(of format: OutputFormat) -> Wording {
        Wording(format, utcOffset: utcOffset(at: context.now()))
    }

    /// Refuses who may not do something before they hear whether there is anything to do.
    func require(_ permission: Permission, in service: PayoutService) throws(CommandFailure) {
        do throws(ServiceError) {
            try service.require(permission, of: operatorName)
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension CommandFailure {
    /// Turns an error of the ledger into a failure of the command.
    init(_ error: StoreError) {
        switch error {
        case .notFound, .duplicate, .refused, .claimedByOther, .contentChanged, .breakNotFound,
            .breakClaimedByOther, .breakStands, .breakUnmoved, .candidateTaken, .noBatch,
            .committed, .repeats,
            .notRetried,
            .closeRefused, .tooManyToSort:
            self.init(.invalidData, error.message)
        case .needsAnotherPerson, .makerIsChecker, .makerOnly, .breakNeedsAnotherPerson:
            self.init(.notPermitted, error.message)
        case .newerLedger, .damaged, .readOnly, .cannotOpen:
            self.init(.configuration, error.message)
        case .diskFull, .busy, .failed: self.init(.internal, error.message)
        case .canceled: self.init(.unavailable, error.message)
        }
    }

    /// Turns an error of the service into a failure of the command.
    init(_ error: ServiceError) {
        switch error {
        case .store(let error): self.init(error)
        case .invalid, .notSupported, .file: self.init(.invalidData, error.message)
        case .notConfigured, .settlement(.noMapping), .settlement(.missingColumns):
            self.init(.configuration, error.message)
        case .settlement: self.init(.invalidData, error.message)
        case .canceled: self.init(.unavailable, error.message)
        case .provider: self.init(.unavailable, error.message)
        case .notPermitted: self.init(.notPermitted, error.message)
        }
    }
}
