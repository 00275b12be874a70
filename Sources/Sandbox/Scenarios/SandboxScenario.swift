import Payouts

/// What the sandbox does with one order, chosen by the beneficiary's account or by the control API.
///
/// An account, card or wallet number that ends in `000` and a scenario's two digits chooses it:
/// `12345600071` times out after paying. Any other number is paid.
package struct SandboxScenario: Hashable, Sendable {
    /// Two digits.
    package let code: String
    /// The name in the control API.
    package let name: String
    /// What happens, in one line.
    package let summary: String
    let schedule: Schedule
    let fault: Fault?
    /// Whether the order is taken on; a fault with `false` strikes before that.
    let isTakenOn: Bool
    /// How long queries do not find the order, in simulated seconds.
    let hiddenSeconds: Double
    let distortion: Distortion?
    /// What goes wrong with its messages.
    let notification: NotificationFault?

    /// What queries say wrongly.
    enum Distortion: Hashable, Sendable {
        case amount
        case reference
    }

    init(
        _ code: String,
        _ name: String,
        _ summary: String,
        schedule: Schedule = .ending(.paid),
        fault: Fault? = nil,
        isTakenOn: Bool = true,
        hiddenSeconds: Double = 0,
        distortion: Distortion? = nil,
        notification: NotificationFault? = nil
    ) {
        self.code = code
        self.name = name
        self.summary = summary
        self.schedule = schedule
        self.fault = fault
        self.isTakenOn = isTakenOn
        self.hiddenSeconds = hiddenSeconds
        self.distortion = distortion
        self.notification = notification
    }
}

extension SandboxScenario {
    /// What an account number must end in, before the two digits of a code.
    package static let accountMark = "000"

    /// The scenario that an account number names, or success.
    package static func named(byAccount account: String) -> SandboxScenario {
        marked(inAccount: account) ?? success
    }

    /// The scenario that an account number names, if it names one.
    static func marked(inAccount account: String) -> SandboxScenario? {
        guard account.dropLast(2).hasSuffix(accountMark) else { return nil }
        return named(String(account.suffix(2)))
    }

    /// One that ends as the first, answers as the second, and notifies as the third.
    init(
        combining outcome: SandboxScenario?,
        _ answer: SandboxScenario?,
        _ fault: NotificationFault?
    ) {
        let names = [outcome?.name, answer?.name, fault.map { "notify-\($0.name)" }]
        self.init(
            "",
            (["storm"] + names.compactMap(\.self)).joined(separator: "+"),
            "composed by the storm",
            schedule: outcome?.schedule ?? .ending(.paid),
            fault: answer?.fault,
            isTakenOn: answer?.isTakenOn ?? true,
            hiddenSeconds: answer?.hiddenSeconds ?? 0,
            distortion: answer?.distortion,
            notification: fault
        )
    }

    /// Finds a scenario by its code or its name.
    package static func named(_ text: String) -> SandboxScenario? {
        all.first { $0.code == text || $0.name == text }
    }

    /// The table of all scenarios, one a line, for `--help`.
    package static let table: String = {
        let width = all.map(\.name.count).max() ?? 0
        return all.map { scenario in
            let padding = String(repeating: " ", count: width - scenario.name.count)
            return
                "…\(accountMark)\(scenario.code)  \(scenario.name)\(padding)  \(scenario.summary)"
        }
        .joined(separator: "\n")
    }()
}
