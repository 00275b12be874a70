import Foundation
import Payouts
import TerminalUI

extension PayoutListState {
    /// Puts the payouts of an answer where they belong.
    ///
    /// A stretch that grows at one end loses rows at the other, but never the selection: where
    /// the operator has gone to the other end meanwhile, the answer is not needed any more.
    ///
    /// - Parameters:
    ///   - page: The answer.
    ///   - purpose: What was asked.
    ///   - now: The time; `nil` while the list is not on the screen.
    mutating func take(_ page: PayoutPage, for purpose: LoadRequest.Purpose, at now: Date?) {
        let surplus = max(0, rows.count + page.payouts.count - Self.maximumRows)
        let selected = rows.selectedIndex ?? 0
        switch purpose {
        case .replace, .replaceSelectingLast, .refresh:
            let before = rows
            show(page.payouts, for: purpose)
            if purpose == .refresh { noteChanges(from: before, at: now) }
            let isBackward = purpose == .replaceSelectingLast
            (newerStop, olderStop) = isBackward ? (page.stop, nil) : (nil, page.stop)
            hasNewer = page.hasNewer || newerStop != nil
            hasOlder = page.hasOlder || olderStop != nil
        case .older:
            guard selected >= surplus else { return }
            rows.append(page.payouts, dropping: surplus)
            hasNewer = hasNewer || surplus > 0
            olderStop = page.stop
            hasOlder = page.hasOlder || olderStop != nil
            rowsAbove += surplus
        case .newer:
            guard selected < rows.count - surplus else { return }
            rows.prepend(page.payouts, dropping: surplus)
            newerStop = page.stop
            hasNewer = page.hasNewer || newerStop != nil
            if surplus > 0 { (hasOlder, olderStop) = (true, nil) }
            rowsAbove -= page.payouts.count
        }
        locate()
    }

    /// Shows other payouts, with the selection where the question wants it.
    private mutating func show(_ payouts: [Payout], for purpose: LoadRequest.Purpose) {
        switch purpose {
        case .replace(let wanted):
            // The operator may have moved since the question.
            rows.restart(with: payouts, keepsSelection: wanted != nil)
        case .replaceSelectingLast:
            rows.replace(with: payouts)
            rows.select(at: payouts.count - 1)
        default: rows.replace(with: payouts)
        }
    }

    /// What a filter or a jump brings was there before; only what is read again tells of changes.
    private mutating func noteChanges(from before: SelectableList<Payout>, at now: Date?) {
        changes.note(
            from: before,
            to: rows,
            ends: .init(isOpenAbove: hasNewer, isOpenBelow: hasOlder),
            at: now
        ) { $0.version != $1.version }
    }

    /// At either end the place of the stretch is certain; between them it follows the reading.
    private mutating func locate() {
        let below = max(0, (count?.value ?? 0) - rows.count)
        if !hasNewer {
            rowsAbove = 0
        } else if !hasOlder {
            rowsAbove = below
        } else {
            rowsAbove = min(max(1, rowsAbove), max(1, below - 1))
        }
    }

    /// Where to look for the selected payout when an answer that should hold it ends before it.
    ///
    /// More may have arrived above than a page holds, and a new payout is selected before it was
    /// ever read. First the screen is looked for, so that it stays, and then the payout itself;
    /// `nil` when it is there, or does not match any more.
    func positionBeyond(_ page: PayoutPage, for request: LoadRequest) -> PagePosition? {
        guard let selection = rows.selection, !page.payouts.contains(where: { $0.id == selection })
        else {
            return nil
        }
        switch (request.purpose, request.position) {
        case (.refresh, .from(selection)), (.replace, .from): return nil
        // The operator has moved above where the reading began.
        case (.refresh, .from(let first)) where isSelectionAbove(first): return .from(selection)
        case (.refresh, .newest) where rows.selected != nil && rows.indices.contains(rows.top):
            return page.hasOlder ? .from(rows[rows.top].id) : nil
        case (.refresh, _): return page.hasOlder || rows.selected == nil ? .from(selection) : nil
        case (.replace(.some), _) where page.hasOlder:
            return rows.selected.map(request.filter.surelyMatches) ?? true ? .from(selection) : nil
        case (.replace, _), (.replaceSelectingLast, _), (.older, _), (.newer, _): return nil
        }
    }

    private func isSelectionAbove(_ id: PayoutID) -> Bool {
        guard let place = rows.firstIndex(where: { $0.id == id }) else { return false }
        return rows.selectedIndex.map { $0 < place } ?? false
    }
}

extension PayoutFilter {
    /// Whether a payout matches without asking the ledger, which alone can search texts.
    fileprivate func surelyMatches(_ payout: Payout) -> Bool {
        text.allSatisfy(\.isWhitespace) && !needsLooking
            && (statuses.isEmpty || statuses.contains(payout.status))
            && (providers.isEmpty || providers.contains(payout.provider))
    }
}
