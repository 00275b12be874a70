import Foundation
import PayoutService
import Payouts
import TerminalUI

// MARK: - Reading

extension ConsoleState {
    /// Asks for another stretch of the list, and forgets answers to earlier questions.
    mutating func reloadNotifications(
        _ position: NotificationPosition,
        _ purpose: NotificationRequest.Purpose
    ) -> [Effect] {
        notifications.generation += 1
        return askForNotifications(position, purpose, limit: NotificationsState.pageLimit)
    }

    /// Reads again what is on the screen, unless a reading is under way; then after it.
    mutating func refreshNotifications() -> [Effect] {
        guard !notifications.isLoading else {
            notifications.isOutdated = true
            return []
        }
        let wanted = max(notifications.rows.count, NotificationsState.pageLimit)
        let limit = min(wanted, NotificationsState.maximumRows)
        guard notifications.hasNewer, let first = notifications.rows.first else {
            return askForNotifications(.newest, .refresh, limit: limit)
        }
        return askForNotifications(.olderThan(first.id + 1), .refresh, limit: limit)
    }

    private mutating func askForNotifications(
        _ position: NotificationPosition,
        _ purpose: NotificationRequest.Purpose,
        limit: Int
    ) -> [Effect] {
        notifications.isLoading = true
        notifications.isOutdated = false
        let request = NotificationRequest(
            generation: notifications.generation,
            filter: notifications.filter,
            position: position,
            limit: limit,
            purpose: purpose
        )
        return [.notification(.load(request))]
    }

    /// Takes what came of work on notifications.
    mutating func take(_ message: NotificationMessage) -> [Effect] {
        switch message {
        case .loaded(let request, let listing): return show(listing, for: request)
        case .loadFailed(let request, let error):
            guard request.generation == notifications.generation else { return [] }
            notifications.isLoading = false
            notifications.freshness = .failed(error)
            return notifications.isOutdated ? refreshNotifications() : []
        case .recordRead(let id, let record):
            guard id == notifications.rows.selection else { return [] }
            notifications.record = record
            notifications.recordFailure = record == nil ? .gone : nil
        case .recordFailed(let id, let error):
            guard id == notifications.rows.selection else { return [] }
            notifications.recordFailure = .unread(error)
        case .replayed(let replay):
            notice = replay.notice
            return refreshNotifications()
        case .revealed(let id):
            guard id == notifications.rows.selection else { return [] }
            notifications.revealed = id
            showBody()
        }
        return []
    }

    private mutating func show(
        _ listing: NotificationListing,
        for request: NotificationRequest
    ) -> [Effect] {
        guard request.generation == notifications.generation else { return [] }
        notifications.isLoading = false
        notifications.freshness = .live(now)
        notifications.tallies = listing.tallies
        if let position = notifications.positionBeyond(listing.page, for: request) {
            return askForNotifications(position, .refresh, limit: request.limit)
        }
        if notifications.isWithoutSelection(listing.page, for: request) {
            notifications.isSeeking = false
            return reloadNotifications(.newest, .replace(keepsSelection: false))
        }
        notifications.isSeeking = false
        let before = notifications.rows.selection
        let shownAt = screen == .notifications ? now : nil
        notifications.take(listing.page, for: request, at: shownAt)
        let followed = followNotification(before: before)
        return followed
            + (notifications.isOutdated ? refreshNotifications() : readMoreNotifications())
    }

    /// Reads the selected notification, and forgets the one before.
    mutating func followNotification(before: Int64?) -> [Effect] {
        let selection = notifications.rows.selection
        if selection != before {
            notifications.record = nil
            notifications.recordFailure = nil
            notifications.revealed = nil
            if screen == .notifications { detail.offset = 0 }
        }
        return selection.map { [.notification(.readRecord($0))] } ?? []
    }

    /// Asks for more where the stretch is about to end.
    mutating func readMoreNotifications() -> [Effect] {
        let list = notifications
        guard !list.isLoading, let first = list.rows.first, let last = list.rows.last else {
            return []
        }
        let index = list.rows.selectedIndex ?? 0
        let limit = NotificationsState.pageLimit
        if list.hasOlder, index >= list.rows.count - NotificationsState.readAhead {
            return askForNotifications(.olderThan(last.id), .older, limit: limit)
        }
        if list.hasNewer, index < NotificationsState.readAhead {
            return askForNotifications(.newerThan(first.id), .newer, limit: limit)
        }
        return []
    }
}

extension NotificationsState {
    /// Puts the notifications of an answer where they belong.
    ///
    /// A stretch that grows at one end loses rows at the other, but never the selection. The time
    /// is `nil` while the list is not on the screen.
    fileprivate mutating func take(
        _ page: NotificationPage,
        for request: NotificationRequest,
        at now: Date?
    ) {
        let surplus = max(0, rows.count + page.notifications.count - Self.maximumRows)
        let selected = rows.selectedIndex ?? 0
        defer { shownGeneration = request.generation }
        switch request.purpose {
        case .replace(let keeps):
            rows.restart(with: page.notifications, keepsSelection: keeps)
        case .replaceSelectingLast:
            rows.replace(with: page.notifications)
            rows.select(at: page.notifications.count - 1)
        case .refresh:
            let before = rows
            rows.replace(with: page.notifications)
            let ends = RowChanges<Int64>.Ends(isOpenAbove: hasNewer, isOpenBelow: hasOlder)
            if shownGeneration == request.generation {
                changes.note(from: before, to: rows, ends: ends, at: now, isChanged: !=)
            }
        case .older:
            guard selected >= surplus else { return }
            rows.append(page.notifications, dropping: surplus)
            (hasNewer, hasOlder) = (hasNewer || surplus > 0, page.hasOlder)
            return
        case .newer:
            guard selected < rows.count - surplus else { return }
            rows.prepend(page.notifications, dropping: surplus)
            (hasNewer, hasOlder) = (page.hasNewer, hasOlder || surplus > 0)
            return
        }
        (hasNewer, hasOlder) = (page.hasNewer, page.hasOlder)
    }

    /// Where to look for the selected one when more have come above it than a page holds; `nil`
    /// when it is there.
    fileprivate func positionBeyond(
        _ page: NotificationPage,
        for request: NotificationRequest
    ) -> NotificationPosition? {
        guard isSeeking || request.purpose == .refresh, request.position == .newest, page.hasOlder,
            let selection = rows.selection,
            !page.notifications.contains(where: { $0.id == selection })
        else { return nil }
        let isKnown = !isSeeking && rows.indices.contains(rows.top)
        let first = isKnown ? rows[rows.top].id : selection
        return .olderThan(first + 1)
    }

    /// Whether what is sought is not where it was looked for.
    fileprivate func isWithoutSelection(
        _ page: NotificationPage,
        for request: NotificationRequest
    ) -> Bool {
        guard isSeeking, let selection = rows.selection else { return false }
        return request.position == .olderThan(selection + 1)
            && page.notifications.first?.id != selection
    }
}

extension NotificationReplay {
    fileprivate var notice: Notice {
        switch outcome {
        case .applied: Notice(.success, sentence)
        case .appliedBefore, .unmatched, .unread: Notice(.information, sentence)
        case .refused: Notice(.attention, sentence)
        }
    }
}
