import Payouts
import TerminalUI

/// How many of the settled payouts were paid, as people read it.
struct SuccessRate: Equatable {
    let paid: Int
    let failed: Int

    init(paid: Int, failed: Int) {
        self.paid = paid
        self.failed = failed
    }

    init(_ spans: some Sequence<SettledSpan>) {
        self.init(
            paid: spans.reduce(0) { $0 + $1.paid },
            failed: spans.reduce(0) { $0 + $1.failed }
        )
    }

    var count: Int { paid + failed }

    /// The share in whole percent; `nil` when nothing settled.
    ///
    /// All and none are said only when they are true.
    var percent: Int? {
        guard count > 0 else { return nil }
        let rounded = (paid * 200 + count) / (2 * count)
        return min(max(rounded, paid > 0 ? 1 : 0), failed > 0 ? 99 : 100)
    }

    /// The share, or that nothing settled, which is neither good nor bad.
    var text: StyledText { StyledText(percent.map { "\($0) %" } ?? "none", role) }

    var role: Role {
        guard let percent else { return .muted }
        return percent < Self.bad ? .failed : percent < Self.worrying ? .attention : .text
    }

    /// Below this share, in percent, a provider hardly works.
    static let bad = 80
    /// Below this share, in percent, somebody should look.
    static let worrying = 95
}
