import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    /// Why a command cannot be run now, in a few words; `nil` when it can.
    func unavailable(_ command: ConsoleCommand) -> String? {
        refused(command) ?? unavailableNow(command)
    }

    /// Why the operator may never run a command, in a few words; `nil` when they may.
    func refused(_ command: ConsoleCommand) -> String? {
        command.permission.flatMap {
            facts.access.refusal(of: $0, to: facts.operatorName)?.reason
        }
    }

    private func unavailableNow(_ command: ConsoleCommand) -> String? {
        switch command {
        case .requery: return requeryUnavailable
        case .withdraw: return withdrawalUnavailable
        case .resubmit: return resubmissionUnavailable
        case .open: return openingUnavailable
        case .addNote where shownWorklistBreak != nil: return careUnavailable(command)
        case .copyID, .copyOrderNumber: return copyUnavailable(command)
        case .createAgain, .reveal, .card, .addNote, .editNote:
            return subject == nil ? "no payout is selected" : nil
        case .claim, .snooze:
            if isOfMarked(command) { return nil }
            return marksInTheWay ?? careUnavailable(command)
        case .resolve, .confirmResolution, .discardResolution:
            return marksInTheWay ?? careUnavailable(command)
        case .filterStatus, .filterProvider, .sort, .columns, .formerRequeries:
            return elsewhere(.payouts)
        case .search, .saveView: return shownContent == nil ? neverFiltered(command) : nil
        case .mark, .markRange, .markAll, .unmarkAll: return markUnavailable(command)
        case .clearFilters, .toggleFilters, .dropFilter: return filterUnavailable(command)
        case .requeryFilter: return requeryFilterUnavailable
        case .showUnfinished, .pauseProvider, .resumeProvider, .readProviders:
            return elsewhere(.providers) ?? providerUnavailable(command)
        case .upload, .retryBatch, .filterLines, .clearBatchFilters:
            return elsewhere(.batches) ?? batchUnavailable(command)
        case .export: return exportRequests.isEmpty ? "there is no list to write here" : nil
        case .filterReason, .filterWorklistProvider, .filterMine, .clearWorklistFilters:
            return elsewhere(.worklist) ?? worklistUnavailable(command)
        case .dismiss: return worklistUnavailable(command)
        case .approve, .reject, .recallApproval, .nextPayout, .previousPayout,
            .clearApprovalFilters:
            return elsewhere(.approvals) ?? approvalUnavailable(command)
        case .verifyAudit, .filterAuditSubject, .clearAuditFilter:
            return elsewhere(.audit) ?? auditUnavailable(command)
        case .showItsPayout, .replayNotification, .revealNotification, .filterFate, .filterSender,
            .clearNotificationFilters:
            return elsewhere(.notifications) ?? notificationUnavailable(command)
        case .startReconciliation, .filterRun, .filterOwnBreaks, .clearBreakFilters, .resolveBreak,
            .claimBreak, .queryBreak, .queryComparison, .noteBreak, .confirmBreak, .discardBreak,
            .closeDay, .showCloses, .showBreaks, .clearCloseFilters, .verifyClose:
            return elsewhere(.reconciliation) ?? breakUnavailable(command)
        case .create: return facts.providers.isEmpty ? "no provider is configured" : nil
        case .nextTab, .previousTab: return hasTabs ? nil : "it has no tabs"
        case .exact, .pager: return bodyUnavailable(command)
        default: return nil
        }
    }

    private func filterUnavailable(_ command: ConsoleCommand) -> String? {
        let nothing = "nothing is filtered"
        if command == .clearFilters {
            let isNothing = list.filter.isEmpty && list.origin == nil
            return elsewhere(.payouts) ?? (isNothing ? nothing : nil)
        }
        guard let content = keptContent else { return neverFiltered(command) }
        return content.filter.isEmpty ? nothing : nil
    }

    private func neverFiltered(_ command: ConsoleCommand) -> String {
        "this list has no filter" + (command == .saveView ? " that a view could keep" : "")
    }

    private var openingUnavailable: String? {
        if screen == .providers || screen == .notifications { return "tab moves into the detail" }
        return place.index != nil ? nil : "nothing is selected"
    }

    private func bodyUnavailable(_ command: ConsoleCommand) -> String? {
        guard command == .exact else {
            return shownDetailLines(countedGlyphs).isEmpty ? "there is nothing to show" : nil
        }
        guard screen == .notifications else { return hasTabs ? nil : "it has no bodies" }
        let isRevealed = notifications.revealed == notifications.rows.selection
        return isRevealed ? nil : "\(keymap.firstKey(of: .revealNotification)) shows the body first"
    }

    private func elsewhere(_ screen: Screen) -> String? {
        guard screen != self.screen else { return nil }
        return "it is on screen \(keymap.firstKey(of: screen.command)), \(screen.title)"
    }

    private var requeryUnavailable: String? {
        if place.markCount > 0, screen != .approvals { return nil }
        guard let selected = subject else { return "no payout is selected" }
        if selected.attemptCount == 0 { return "it was never submitted" }
        guard let profile = facts.provider(selected.provider)?.profile else { return nil }
        if profile.canBeAsked(about: selected) { return nil }
        return profile.canQuery
            ? "it has no reference yet, by which the provider is asked"
            : "this provider cannot be asked"
    }

    private var requeryFilterUnavailable: String? {
        if let reason = elsewhere(.payouts) { return reason }
        guard let count = list.presentCount else { return Self.beingRead }
        guard count.value > 0 else { return "no payout matches" }
        guard submittedCount != 0 else { return "none of these payouts was ever sent" }
        return count.value > RequeryScope.maximumCount
            ? "a re-query asks about \(RequeryScope.maximumCount.grouped) at most; filter first"
            : nil
    }

    private var withdrawalUnavailable: String? {
        if let reason = marksInTheWay { return reason }
        guard let selected = subject else { return "no payout is selected" }
        let canWithdraw = selected.status == .queued || selected.status == .pendingApproval
        guard canWithdraw else {
            let word = StatusBadge(selected.status).word
            return selected.attemptCount > 0
                ? "it was sent, and is \(word)" : "it is \(word) already"
        }
        if selected.attemptCount > 0, detail.history?.payout != selected, detail.failure == nil {
            return Self.beingRead
        }
        return wasNeverSent(selected) ? nil : "it may have been sent already"
    }

    private var resubmissionUnavailable: String? {
        if let reason = marksInTheWay { return reason }
        guard let selected = subject else { return "no payout is selected" }
        guard let history = detail.history, history.payout == selected else {
            return detail.failure == nil ? Self.beingRead : "its history could not be read"
        }
        let profile = facts.provider(history.payout.provider)?.profile
        let offer = ResubmissionOffer(
            history,
            sendsOrderNumber: profile?.sendsOrderNumber ?? false
        )
        if case .withheld(let reason) = offer { return reason }
        return nil
    }

    /// Whether every attempt is known to have ended before a byte of the request left.
    private func wasNeverSent(_ payout: Payout) -> Bool {
        guard payout.attemptCount > 0 else { return true }
        guard let history = detail.history, history.payout == payout else { return false }
        return history.attempts.allSatisfy {
            if case .notSent = $0.outcome { true } else { false }
        }
    }

    /// Runs a command, or says why it cannot be run.
    mutating func run(_ command: ConsoleCommand) -> [Effect] {
        if command.isClearing, place.isRangeBegun {
            take(.leaveRange)
            return []
        }
        if let reason = unavailable(command) {
            if reason == Self.beingRead {
                wait(for: command)
            } else {
                refuse(command, reason)
            }
            return []
        }
        return runOnScreen(command) ?? runEverywhere(command)
    }

    /// Runs what only one screen has, or only the payout that is selected; `nil` for the rest.
    private mutating func runOnScreen(_ command: ConsoleCommand) -> [Effect]? {
        switch command {
        case .search: beginFilter()
        case .filterStatus, .filterProvider, .sort, .columns, .toggleFilters, .dropFilter,
            .clearFilters:
            runFilter(command)
        case .views, .saveView: runOnViews(command)
        case .create, .createAgain, .requery, .withdraw, .resubmit, .reveal, .card,
            .requeryFilter, .formerRequeries:
            runOnPayout(command)
        case .copyID, .copyOrderNumber: copySelected(command)
        case .claim, .resolve, .snooze, .addNote, .editNote, .confirmResolution, .discardResolution:
            runCare(command)
        case .filterReason, .filterWorklistProvider, .filterMine, .clearWorklistFilters, .dismiss:
            runOnWorklist(command)
        case .showUnfinished, .pauseProvider, .resumeProvider, .readProviders:
            runOnProvider(command)
        case .upload, .retryBatch, .filterLines, .clearBatchFilters: runOnBatches(command)
        case .approve, .reject, .recallApproval, .nextPayout, .previousPayout,
            .clearApprovalFilters:
            runOnApproval(command)
        case .startReconciliation, .filterRun, .filterOwnBreaks, .clearBreakFilters, .resolveBreak,
            .claimBreak, .queryBreak, .queryComparison, .noteBreak, .confirmBreak, .discardBreak:
            runOnBreak(command)
        case .closeDay, .showCloses, .showBreaks, .clearCloseFilters, .verifyClose:
            runOnCloses(command)
        case .verifyAudit, .filterAuditSubject, .clearAuditFilter: runOnAudit(command)
        case .showItsPayout, .replayNotification, .revealNotification, .filterFate, .filterSender,
            .clearNotificationFilters:
            runOnNotifications(command)
        default: nil
        }
    }

    /// Runs what every screen has.
    private mutating func runEverywhere(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .up, .down, .pageUp, .pageDown, .first, .last:
            return command.listStep.map { move($0) } ?? []
        case .mark, .markRange, .markAll, .unmarkAll: return runMark(command)
        case .scrollUp, .scrollDown, .scrollPageUp, .scrollPageDown, .nextTab, .previousTab,
            .exact, .pager:
            return runInDetail(command)
        case .nextField, .previousField, .recent, .review, .leaveForm: return runInOpenForm(command)
        case .emptyForm: emptyForm()
        case .open:
            if let record = shownWorklistBreak { return showBreak(record) }
            focus = .detail
        case .close: focus = .list
        case .nextPane, .previousPane: focus = focus == .list ? .detail : .list
        case .export: overlay = exportQuestion()
        case .help: overlay = .help(HelpState())
        case .palette:
            overlay = .palette(paletteChoices)
            return [.theme(.learn)]
        case .jump: startJump()
        case .bell: toggleAlarm()
        case .pauseUpdates: return togglePause()
        case .theme, .redraw, .suspend: return runOnTerminal(command)
        case .quit: return quit()
        default: return showScreen(command)
        }
        return []
    }

    private mutating func runInOpenForm(_ command: ConsoleCommand) -> [Effect] {
        if upload != nil { return runInUpload(command) }
        if closeForm != nil { return runInCloseForm(command) }
        if comparison != nil { return runInComparison(command) }
        return resolution == nil ? runInForm(command) : runInResolution(command)
    }

    private mutating func runOnTerminal(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .theme: [.theme(.list)]
        case .redraw: [.terminal(.repaint)] + refreshScreen()
        default: [.terminal(.suspend)]
        }
    }

    /// Escape takes back one thing after the other; with nothing left it is a habit, no question.
    private mutating func refuse(_ command: ConsoleCommand, _ reason: String) {
        if command.isClearing {
            take(.unmarkAll)
        } else {
            let when = refused(command) == nil ? "Not now" : "Not allowed"
            notice = Notice(.information, "\(when): \(reason).")
        }
    }

    private mutating func showScreen(_ command: ConsoleCommand) -> [Effect] {
        guard let screen = Screen.allCases.first(where: { $0.command == command }) else {
            return []
        }
        return show(screen)
    }

    /// Leaves, after a question where a draft would be lost; to ask again is to be sure.
    private mutating func quit() -> [Effect] {
        if case .confirmation(_, .leave) = overlay { return [.quit] }
        guard !losses.isEmpty, !layout.isTooSmall else { return [.quit] }
        // The question takes the place of one that is being answered.
        if case .prompt(let prompt, let purpose) = overlay {
            keepAnswer(prompt.field.text, purpose)
        }
        overlay = leaving
        return []
    }

    private mutating func runOnPayout(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .create: overlay = .choice(.formProvider, formProviderChoices)
        case .createAgain:
            overlay = nil
            return subject.map { revealToFill($0) } ?? []
        case .requery: return requerySubject()
        case .requeryFilter: overlay = requeryQuestion
        case .formerRequeries: return [.listRequeries]
        case .withdraw: overlay = subject.map(withdrawal)
        case .resubmit: overlay = subject.map(resubmission)
        case .reveal:
            guard let id = subjectID, detail.revealed != id else {
                detail.revealed = nil
                return []
            }
            return [.reveal(id)]
        default: overlay = subject.map { .card(CardState(payout: $0.id)) }
        }
        return []
    }
}

// MARK: - Detail

extension ConsoleState {
    private mutating func runInDetail(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .scrollUp: return scrollDetail(by: -1)
        case .scrollDown: return scrollDetail(by: 1)
        case .scrollPageUp: return scrollDetail(by: -detailHeight)
        case .scrollPageDown: return scrollDetail(by: detailHeight)
        case .exact:
            detail.isExact.toggle()
            detail.offset = 0
            return []
        case .pager: return [.terminal(.show(detailAsText))]
        default:
            let tabs = DetailState.Tab.allCases
            let step = command == .nextTab ? 1 : tabs.count - 1
            detail.tab = tabs[(detail.tab.rawValue + step) % tabs.count]
            detail.offset = 0
            return []
        }
    }

    mutating func scrollDetail(by lines: Int) -> [Effect] {
        let count = shownDetailLines(countedGlyphs).count
        let isAtEnd = detail.offset >= count - detailHeight
        if let effects = turnLines(by: lines, isAtEnd: isAtEnd) { return effects }
        detail.offset = ScrollView.clampedOffset(
            detail.offset == .max ? count : detail.offset + lines,
            lines: count,
            height: detailHeight
        )
        return []
    }
}
