import Payouts
import TerminalUI

/// Where the panes are: beside each other where there is room, else under each other.
struct ConsoleLayout: Equatable {
    let header: Rect
    let list: Rect
    /// The detail, or the form while it is open.
    let side: Rect
    let footer: Rect
    let isTooSmall: Bool

    /// Below this width the panes stand under each other: a wider terminal never shows less of a
    /// list than one of 80 columns.
    static let minimumWidthBeside = 120
    /// A form is filled in beside its list already here.
    static let minimumFormWidthBeside = 100
    /// Below this height only the pane with the focus is there.
    static let minimumHeightStacked = 12
    /// What the list needs to show every column.
    private static let wholeListWidth = 84
    /// More than this leaves the list's names far from their amounts.
    private static let maximumListWidth = 120
    /// What the detail needs beside the list.
    private static let minimumSideWidth = 42
    /// The smallest terminal that shows panes at all.
    static let minimumSize = Size(width: 40, height: 10)

    /// From this height on what is read aloud has lines enough for all of a row.
    private static let roomyHeight = 20
    private static let announcementHeight = 3

    /// What the detail below a short list keeps at least.
    private static let minimumSideHeight = 6

    /// Whether the list has room for what narrower ones leave out.
    var isListWide: Bool { list.width >= 110 }

    /// - Parameters:
    ///   - size: The size of the terminal.
    ///   - focus: The pane that has the keys.
    ///   - hasForm: Whether a form stands in place of the detail.
    ///   - shortList: The rows that a list of few wide rows takes, which spans the whole width;
    ///     `nil` for a list that takes what it gets.
    ///   - isPlain: Whether only the pane with the focus is there, whatever the size.
    init(
        size: Size,
        focus: ConsoleState.Pane,
        hasForm: Bool,
        shortList: Int? = nil,
        isPlain: Bool = false
    ) {
        let whole = Rect(x: 0, y: 0, width: size.width, height: size.height)
        isTooSmall =
            size.width < Self.minimumSize.width || size.height < Self.minimumSize.height
        let (header, rest) = whole.rows(1)
        let isRoomy = isPlain && size.height >= Self.roomyHeight
        let (body, footer) = rest.lastRows(isRoomy ? Self.announcementHeight : 1)
        self.header = header
        self.footer = footer
        if isPlain {
            (list, side) = body.rows(focus == .list ? body.height : 0)
        } else if let shortList, body.height >= Self.minimumHeightStacked {
            (list, side) = body.rows(min(shortList, body.height - Self.minimumSideHeight))
        } else if size.width >= (hasForm ? Self.minimumFormWidthBeside : Self.minimumWidthBeside),
            shortList == nil
        {
            let share = size.width * (hasForm ? 50 : 58) / 100
            let wanted = hasForm ? share : max(share, Self.wholeListWidth)
            let most = min(size.width - Self.minimumSideWidth, Self.maximumListWidth)
            (list, side) = body.columns(min(wanted, most))
        } else if hasForm {
            (list, side) = body.rows(0)
        } else if body.height < Self.minimumHeightStacked {
            (list, side) = body.rows(focus == .list ? body.height : 0)
        } else {
            // The pane with the focus gets the larger part; five rows show three payouts.
            let listHeight =
                focus == .list ? body.height * 55 / 100 : max(6, body.height * 30 / 100)
            (list, side) = body.rows(listHeight)
        }
    }
}

extension ConsoleState {
    /// What stands above the names of the columns, in rows.
    private var rowsAboveList: Int {
        switch screen {
        case .providers: providerSummaryHeight
        case .audit: Self.auditCheckRows + filterRows
        case .payouts, .worklist, .reconciliation, .notifications, .batches, .approvals: filterRows
        }
    }

    private var filterRows: Int { hasFilterRow ? 1 : 0 }

    /// Where the rows of the list are, on the whole width of its pane.
    var rowsRect: Rect {
        let inside = facts.isPlain ? layout.list.rows(1).bottom : layout.list.inset(dx: 0, dy: 1)
        return inside.rows(rowsAboveList + TableView.headerHeight).bottom
    }

    /// How many rows the list shows at once.
    var listHeight: Int { max(1, rowsRect.height) }

    /// Whether the detail has tabs.
    var hasTabs: Bool {
        switch screen {
        case .payouts: true
        case .worklist: shownGroup == nil && shownWorklistBreak == nil
        default: false
        }
    }

    /// How many lines the detail shows at once, below its tabs and above who may act.
    var detailHeight: Int {
        let tabs = hasTabs ? Self.tabsHeight : 0
        return max(1, layout.side.height - frameHeight - tabs - lookingOnly.count)
    }

    /// What lines are counted with where they are not drawn: which sign stands in one does not
    /// change how many there are, but whether they are words does.
    var countedGlyphs: Glyphs { facts.isPlain ? .unicode.linear : .unicode }

    /// What a pane's title takes, and the line below it where there is one.
    var frameHeight: Int { facts.isPlain ? 1 : 2 }

    static let tabsHeight = 2
}
