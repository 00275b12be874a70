import Foundation
import Payouts
import TerminalUI

extension ConsoleState {
    /// How long until a time on the screen is outdated.
    ///
    /// Seconds count only where something on the screen is younger than a minute or due within
    /// one. All else is shown in minutes or more, and changes together with the header's clock.
    /// A screen that is read aloud has no clock: then only the ledger's news are waited for.
    var nextTick: Duration? {
        let waits = newsWaits + (facts.isPlain ? [] : clockWaits)
        // What was never read comes by itself, whenever that is.
        return waits.filter(\.isFinite).min().map { .milliseconds(Int64(max($0, 0.05) * 1_000)) }
    }

    /// How long until what has changed is read or told.
    private var newsWaits: [Double] {
        let bell = alarm.isOn && !alarm.news.isEmpty ? [alarm.wait(at: now)] : []
        return outdatedScreens.map(outdatedWait) + bell
            + [batchesWait, detailWait, presence.wait(at: now)].compactMap(\.self)
    }

    /// How long until time alone changes what is on the screen.
    private var clockWaits: [Double] {
        let second = now.timeIntervalSince1970
        let minute = 60 - second.truncatingRemainder(dividingBy: 60)
        let notice = noticeEnd.map { $0.timeIntervalSince(now) }
        let seconds: Double? = countsSeconds || providersCountSeconds ? 1 : nil
        return [minute, notice, providersWait, changesWait, seconds].compactMap(\.self)
    }

    /// The screens that are to be read again once they have waited long enough.
    private var outdatedScreens: [Screen] {
        let isWorklistRead = worklist.isLoading || worklist.isCounting
        let outdated: [Screen] = worklist.isOutdated && !isWorklistRead ? [.worklist] : []
        guard pause == nil else { return outdated }
        return outdated
            + (providers.isOutdated && !providers.isLoading ? [.providers] : [])
            + (approvals.isOutdated && !approvals.isLoading ? [.approvals] : [])
    }

    private var countsSeconds: Bool {
        if case .requery(let progress) = overlay, !progress.isDone { return true }
        if case .bulk(let progress) = overlay, !progress.isDone { return true }
        if upload?.work != nil { return true }
        if case .working = overlay { return true }
        let visible =
            layout.list.isEmpty || screen != .payouts
            ? [] : list.rows.visible(height: listHeight)
        // The newest comes first.
        if visible.first.map({ isWithinMinute($0.createdAt) }) ?? false { return true }
        let newest: Date? =
            switch screen {
            case .notifications: notifications.rows.first?.receivedAt
            case .batches: batches.batches.first?.createdAt
            default: nil
            }
        if newest.map(isWithinMinute) ?? false { return true }
        guard !hasForm, !layout.side.isEmpty, let selected = subject else { return false }
        return [selected.statusSince, selected.nextQueryAt, selected.nextAttemptAt]
            .contains { $0.map(isWithinMinute) ?? false }
    }

    private func isWithinMinute(_ date: Date) -> Bool { abs(date.timeIntervalSince(now)) < 60 }
}
