package import Foundation
package import Payouts
package import TerminalUI

/// Everything the console shows, as one value.
package struct ConsoleState: Equatable, Sendable {
    /// What stays as it is.
    package let facts: ConsoleFacts
    /// Which keys mean what.
    package let keymap: Keymap
    /// The size of the terminal.
    package var size: Size
    /// The present time, as of the last message.
    package var now: Date
    /// The screen that is shown.
    package var screen = Screen.payouts
    /// Where the operator was on the other screens.
    package var places: [Screen: ScreenPlace] = [:]
    /// The pane of the screen that has the keys.
    package var focus = Pane.list
    /// The list of the payouts screen.
    package var list = PayoutListState()
    /// Where the filter of another list is typed, while it is.
    package var filterLine: FilterLine?
    /// What was typed as filters of each list.
    package var filterHistories: [ViewedList: FilterHistory] = [:]
    /// The views that are known, of every list.
    package var views: [NamedView] = []
    /// The list of the worklist screen.
    package var worklist = WorklistState()
    /// The list of the providers screen.
    package var providers = ProvidersState()
    /// The list of the batches screen.
    package var batches = BatchesState()
    /// The list of the approvals screen.
    package var approvals = ApprovalsState()
    /// The list of the audit screen.
    package var audit = AuditState()
    /// The list of the notifications screen.
    package var notifications = NotificationsState()
    /// The list of the reconciliation screen.
    package var reconciliations = ReconciliationsState()
    /// The list of closed days, beside that of the breaks.
    package var closes = ClosesState()
    /// The detail pane of the screen.
    package var detail = DetailState()
    /// The form pane with a new payout, while it is open.
    package var form: FormState?
    /// The payout that the form is filled in from, until it is kept that its account is shown.
    package var source: Payout?
    /// The form pane with a resolution, while it is open.
    package var resolution: ResolutionForm?
    /// The form pane with an upload, while it is open.
    package var upload: UploadForm?
    /// The form pane that closes a day, while it is open.
    package var closeForm: CloseForm?
    /// The form pane that compares files with the ledger, while it is open.
    package var comparison: ComparisonForm?
    /// What was typed in forms and questions that are not open, and not done yet.
    package var drafts = Drafts()
    /// The payout that a note is about while it is written in another program.
    package var notedInEditor: PayoutID?
    /// What tells people of new items on the worklist.
    package var alarm = Alarm()
    /// Whether what is typed comes back after the console was left.
    package var isSessionKept = false
    /// How it looks, and how it could.
    package var themes = ThemesState()
    /// What this console and the others have open.
    package var presence = PresenceState()
    /// What lists but the payouts' were filtered by, while that is switched off.
    package var switchedOff: [ViewedList: ViewContent] = [:]
    /// When each screen was read last, of those that were.
    package var lastRead: [Screen: Date] = [:]
    /// Since when the lists stand still, while they do.
    package var pause: UpdatePause?
    /// What a path that is typed may go on as.
    var paths: PathCompletion?
    /// What lies over the panes.
    package var overlay: Overlay?
    /// What a key asked for before that was possible.
    var awaited: AwaitedCommand?
    /// A line of news, until the next key.
    package var notice: Notice? {
        didSet { noticedAt = now }
    }
    private var noticedAt: Date?

    /// A pane that can have the keys.
    package enum Pane: Equatable, Sendable {
        case list, detail, form
    }

    /// The console at its start: nothing read yet.
    package init(facts: ConsoleFacts, keymap: Keymap, size: Size, now: Date) {
        self.facts = facts
        self.keymap = keymap
        self.size = size
        self.now = now
    }

    /// The news as long as it is news; what went wrong stays until the next key, and so does
    /// everything that is read aloud.
    var visibleNotice: Notice? {
        guard let notice, let noticedAt else { return nil }
        guard !facts.isPlain else { return notice }
        guard let seconds = Self.seconds(of: notice.kind) else { return notice }
        return now.timeIntervalSince(noticedAt) < seconds ? notice : nil
    }

    /// When the news goes away, where it does so by itself and has not yet.
    var noticeEnd: Date? {
        guard let notice = visibleNotice, let seconds = Self.seconds(of: notice.kind) else {
            return nil
        }
        return noticedAt?.addingTimeInterval(seconds)
    }

    /// How long news stays, or `nil` until the next key.
    ///
    /// What worked is read at a glance, and is soon overtaken by what the list says.
    private static func seconds(of kind: Notice.Kind) -> Double? {
        switch kind {
        case .success: 5
        case .information: 8
        case .attention, .error: nil
        }
    }

    var layout: ConsoleLayout {
        ConsoleLayout(
            size: size,
            focus: focus,
            hasForm: hasForm,
            shortList: hasForm ? nil : wideListHeight,
            isPlain: facts.isPlain
        )
    }

    /// The rows of a list that spans the whole width, where the screen has one.
    private var wideListHeight: Int? {
        switch screen {
        case .payouts, .worklist, .batches, .approvals, .audit, .notifications: nil
        case .providers: providerListHeight
        case .reconciliation where size.width >= Self.widthForSides && !closes.isShown: nil
        case .reconciliation: breakListHeight
        }
    }

    /// From here on, the three sides of a break have room beside the list.
    private static let widthForSides = 180

    /// Whether the form pane is open, with whatever form.
    var hasForm: Bool {
        form != nil || resolution != nil || upload != nil || closeForm != nil || comparison != nil
    }
}
