import Foundation
import Payouts
import TerminalUI

extension ConsoleState {
    /// How long until a time on the screen is outdated.
    ///
    /// Seconds count only where something on the screen is younger than a minute or due within
    /// one. All else is shown in minutes or more, and changes together with the header's clock.
    var nextTick: Duration? {
        let second = now.timeIntervalSince1970
        var wait = 60 - second.truncatingRemainder(dividingBy: 60)
        if let noticeEnd { wait = min(wait, noticeEnd.timeIntervalSince(now)) }
        for outdated in outdatedScreens { wait = min(wait, outdatedWait(outdated)) }
        if alarm.isOn, !alarm.news.isEmpty { wait = min(wait, alarm.wait(at: now)) }
        if let providersWait { wait = min(wait, providersWait) }
        if let batchesWait { wait = min(wait, batchesWait) }
        if let changesWait { wait = min(wait, changesWait) }
        if countsSeconds || providersCountSeconds { wait = min(wait, 1) }
        return .milliseconds(Int64(max(wait, 0.05) * 1_000))
    }

    /// The screens that are to be read again once they have waited long enough.
    private var outdatedScreens: [Screen] {
        guard pause == nil else {
            return worklist.isOutdated && !worklist.isCounting ? [.worklist] : []
        }
        return (worklist.isOutdated && !worklist.isLoading ? [.worklist] : [])
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
        if screen == .notifications, let newest = notifications.rows.first,
            isWithinMinute(newest.receivedAt)
        {
            return true
        }
        guard !hasForm, !layout.side.isEmpty, let selected = subject else { return false }
        return [selected.statusSince, selected.nextQueryAt, selected.nextAttemptAt]
            .contains { $0.map(isWithinMinute) ?? false }
    }

    private func isWithinMinute(_ date: Date) -> Bool { abs(date.timeIntervalSince(now)) < 60 }
}
