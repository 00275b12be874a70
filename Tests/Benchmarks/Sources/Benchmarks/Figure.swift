/// What is measured.
enum Figure: CaseIterable {
    case start
    case startProcessor
    case move
    case moveProcessor
    case moveBusy
    case scroll
    case scrollBusy
    case page
    case ends
    case detail
    case nameSearch
    case numberSearch
    case moveBytes
    case scrollBytes
    case moveTotalBytes
    case memory
    case idle
    case wakeUps
    case version

    var title: String {
        switch self {
        case .start: "start to first payouts on screen"
        case .startProcessor: "processor time of a start"
        case .move: "key to frame: j, k"
        case .moveProcessor: "processor time of j, k, with the detail"
        case .moveBusy: "key to frame: j, k, every core busy"
        case .scroll: "key to frame: j, k that scroll"
        case .scrollBusy: "key to frame: j, k that scroll, every core busy"
        case .page: "key to frame: page down, page up"
        case .ends: "key to rows: G, g"
        case .detail: "key to detail: j, k"
        case .nameSearch: "filter keystroke to rows, names"
        case .numberSearch: "filter keystroke to rows, an order number"
        case .moveBytes: "written for the frame of j, k"
        case .scrollBytes: "written for the frame of j, k that scroll"
        case .moveTotalBytes: "written for j, k, with the detail"
        case .memory: "resident memory after use"
        case .idle: "idle processor time"
        case .wakeUps: "idle wake-ups"
        case .version: "paydesk --version"
        }
    }

    var unit: String {
        switch self {
        case .moveBytes, .scrollBytes, .moveTotalBytes: "B"
        case .memory: "MB"
        case .idle: "%"
        case .wakeUps: "/s"
        default: "ms"
        }
    }

    /// The budgets of the console; nil where there is none.
    var budget: Double? {
        switch self {
        case .start: 40
        case .move, .scroll, .page: 3
        case .moveBusy, .scrollBusy: 8
        case .nameSearch, .numberSearch: 30
        case .moveBytes, .scrollBytes: 200
        case .memory: 45
        case .idle: 0.1
        case .startProcessor, .moveProcessor, .ends, .detail, .moveTotalBytes, .wakeUps, .version:
            nil
        }
    }

    /// What the same thing is in the program that serves as a yardstick.
    var yardstick: Figure {
        switch self {
        case .scroll, .page, .ends, .detail, .nameSearch, .numberSearch: .move
        case .scrollBusy: .moveBusy
        case .scrollBytes, .moveTotalBytes: .moveBytes
        default: self
        }
    }
}
