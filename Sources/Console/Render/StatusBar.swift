import Payouts
import TerminalUI

/// Where payouts stand, as shares of a bar.
struct StatusBar {
    /// How many stand in each status.
    let counts: [PayoutStatus: Int]

    /// From what is done to what has yet to begin, as far as there is any, each with the
    /// sign that stands for it everywhere, and with a letter of its own.
    private static let order:
        [(status: PayoutStatus, letter: Unicode.Scalar, sign: Unicode.Scalar?)] = [
            (.paid, "#", nil), (.returned, "<", "↩"), (.failed, "x", "✖"), (.rejected, "-", "–"),
            (.canceled, "_", "╌"), (.unknown, "?", "?"), (.processing, "o", "◐"),
            (.submitting, ":", "◐"), (.queued, ".", "◌"), (.pendingApproval, "=", "◇"),
        ]

    /// Where a status comes among all.
    static func place(of status: PayoutStatus) -> Int {
        order.firstIndex { $0.status == status } ?? order.count
    }

    private var shares: [(PayoutStatus, StackedBar.Segment)] {
        Self.order.compactMap { status, letter, sign in
            guard let count = counts[status], count > 0 else { return nil }
            let role = StatusBadge(status).role
            return (status, StackedBar.Segment(count, role, letter: letter, sign: sign))
        }
    }

    /// The bar, for a cell.
    func bar(width: Int, _ glyphs: Glyphs) -> StyledText {
        StackedBar(shares.map(\.1)).text(width: width, glyphs: glyphs)
    }

    /// The bar, where it is seen, and in words what its parts are.
    func lines(width: Int, _ glyphs: Glyphs) -> [StyledText] {
        (glyphs.isLinear ? [] : [bar(width: width, glyphs)]) + legend(width: width, glyphs)
    }

    private func words(_ status: PayoutStatus, _ segment: StackedBar.Segment) -> StyledText {
        StyledText("\(StatusBadge(status).word) \(segment.value.grouped)")
    }

    /// The sign, the word and the count of each share, none of them torn at the end of a line.
    private func legend(width: Int, _ glyphs: Glyphs) -> [StyledText] {
        shares.reduce(into: []) { lines, share in
            let part = share.1.sign(glyphs) + words(share.0, share.1)
            if let line = lines.last, line.width + 2 + part.width <= width {
                lines[lines.count - 1] = line + StyledText("  ") + part
            } else {
                lines.append(part)
            }
        }
    }
}

extension StatusBar {
    init(_ batch: Batch) {
        counts = Dictionary(
            batch.tallies.map { ($0.status, $0.count) },
            uniquingKeysWith: +
        )
    }
}
