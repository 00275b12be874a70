import Foundation
import Payouts
import TerminalUI

/// The first row: where and who, the screens with their news, and at the right how fresh it is.
///
/// Nothing in it moves while somebody looks at it. What stands there hangs on the width of the
/// terminal alone: a screen keeps room for the news it may have, and what comes and goes stands at
/// the left end of the right part, over the last screens where there is no room beside them.
extension ConsoleState {
    func renderHeader(into surface: inout Surface) {
        surface.fill(surface.bounds, .header)
        let plan = headerPlan(width: surface.width, surface.glyphs)
        var x = 1
        x += surface.write(plan.brand, x: x, y: 0, Style(.headerText, on: .header))
        let role = facts.isProduction ? Role.environmentProduction : .environmentSandbox
        let ground = facts.isProduction ? Ground.environmentProduction : .environmentSandbox
        x += surface.write(environmentBadge, x: x, y: 0, Style(role, on: ground).bold)
        x += Self.headerGap - 1
        let who = name + plan.roles
        x += surface.write(who, x: x, y: 0, Style(.headerText, on: .header)) + Self.headerGap
        let room = surface.width - 1 - x
        let facts = headerFacts(plan, room: room, surface.glyphs)
            .clipped(to: max(0, room), ellipsis: surface.glyphs.ellipsis)
        let start = surface.width - 1 - facts.width
        surface.write(facts, x: start, y: 0, Style(.muted, on: .header))
        for slot in plan.slots {
            guard x + slot.text.width <= start - Self.slotGap else { return }
            surface.write(slot.text, x: x, y: 0, Style(.muted, on: .header))
            x += slot.width + Self.slotGap
        }
    }

    private static let headerGap = 3
    private static let slotGap = 2

    private var environmentBadge: StyledText { StyledText(" \(facts.environment) ") }

    private var name: StyledText { StyledText(facts.operatorName.rawValue).clipped(to: 20) }

    /// Who somebody is here for, behind their name; empty where everybody may do everything.
    private func roles(_ glyphs: Glyphs) -> StyledText {
        let access = facts.access
        guard !access.isOpen else { return "" }
        let roles = OperatorRole.allCases.filter(access.roles(of: facts.operatorName).contains)
        let words = roles.isEmpty ? "no role" : roles.map(\.rawValue).joined(separator: "+")
        return StyledText("\(glyphs.joint)\(words)", .muted)
    }
}

// MARK: - The plan

/// What there is room for in a width, whatever is counted or noted.
private struct HeaderPlan {
    /// The program's name, where there is room for it.
    var brand: StyledText
    /// What the operator is here for, where there is room for it.
    var roles: StyledText
    /// The screens from left to right.
    var slots: [Slot]
    /// What the screens take at most, whichever is shown.
    var screensWidth: Int
    /// Whether the time says its zone.
    var isZoned: Bool

    /// A screen, and the room that it keeps.
    struct Slot {
        let text: StyledText
        let width: Int
    }
}

/// How much the header says about the screens, the most first.
private enum ScreensForm: CaseIterable {
    /// Every screen by its name, and long news.
    case everything
    /// Every screen by its name.
    case names
    /// Some are always named, and the one that is shown.
    case current
    /// Some are always named.
    case some
    /// Every screen by its key.
    case keys
    /// Those that may have news, and the one that is shown, by their keys.
    case few
    /// Those that are always named elsewhere, by their keys.
    case fewest

    var isLong: Bool { self == .everything }

    /// The highest count that is told exactly, and the columns of a higher one.
    var mostCounted: (count: Int, width: Int) { isLong ? (999, 4) : (99, 3) }

    func has(_ screen: Screen, hasNews: Bool) -> Bool {
        switch self {
        case .everything, .names, .current, .some, .keys: true
        case .few: hasNews || screen.isAlwaysNamed
        case .fewest: screen.isAlwaysNamed
        }
    }

    func isNamed(_ screen: Screen, isShown: Bool) -> Bool {
        switch self {
        case .everything, .names: true
        case .current: screen.isAlwaysNamed || isShown
        case .some: screen.isAlwaysNamed
        case .keys, .few, .fewest: false
        }
    }
}

extension ConsoleState {
    private func headerPlan(width: Int, _ glyphs: Glyphs) -> HeaderPlan {
        let left = environmentBadge.width + name.width + 2 * Self.headerGap - 1
        for isZoned in [true, false] {
            let clock = clock(isZoned: isZoned).width + glyphs.joint.count
            for form in ScreensForm.allCases {
                let screens = widest(form, glyphs)
                let (brand, roles): (StyledText, StyledText) = ("paydesk  ", roles(glyphs))
                for (brand, roles) in [(brand, roles), ("", roles), ("", "")] {
                    // How old the news are matters more than the program's name.
                    let facts = brand.width == 0 ? Self.liveWidth : Self.agedWidth
                    let needed =
                        brand.width + left + roles.width + screens + Self.headerGap + facts
                        + clock
                    guard needed > width - 2 else {
                        return HeaderPlan(
                            brand: brand,
                            roles: roles,
                            slots: slots(form, glyphs),
                            screensWidth: screens,
                            isZoned: isZoned
                        )
                    }
                }
            }
        }
        return HeaderPlan(brand: "", roles: "", slots: [], screensWidth: 0, isZoned: false)
    }

    /// What "live" takes; where it says something else, that matters more than the last screens.
    private static let liveWidth = 4
    /// What "live, 59 m ago" takes.
    private static let agedWidth = 14

    // MARK: Screens

    private func slots(_ form: ScreensForm, _ glyphs: Glyphs) -> [HeaderPlan.Slot] {
        Screen.allCases.compactMap { screen in
            let isShown = screen == self.screen
            guard let width = width(of: screen, isShown: isShown, form, glyphs) else { return nil }
            let emphasis: Emphasis = isShown ? [.bold, .underline] : []
            let title = title(of: screen, isShown: isShown, form)
            let text = StyledText(title, isShown ? .headerText : .muted, emphasis)
            let news = news(of: screen, form, glyphs).map { StyledText(" ") + $0 } ?? ""
            return HeaderPlan.Slot(text: text + news, width: width)
        }
    }

    /// The columns of all screens, whichever of them is shown.
    private func widest(_ form: ScreensForm, _ glyphs: Glyphs) -> Int {
        func columns(_ screen: Screen, isShown: Bool) -> Int {
            width(of: screen, isShown: isShown, form, glyphs).map { $0 + Self.slotGap } ?? 0
        }
        let others = Screen.allCases.map { columns($0, isShown: false) }
        let growth = zip(Screen.allCases, others).map { columns($0, isShown: true) - $1 }
        return others.reduce(-Self.slotGap, +) + (growth.max() ?? 0)
    }

    /// The columns that a screen keeps; `nil` where it is left out.
    private func width(
        of screen: Screen,
        isShown: Bool,
        _ form: ScreensForm,
        _ glyphs: Glyphs
    ) -> Int? {
        let room = newsWidth(of: screen, form, glyphs)
        let isKept = isShown && form != .fewest
        guard isKept || form.has(screen, hasNews: room > 0) else { return nil }
        let key = TextWidth.width(of: keymap.firstKey(of: screen.command))
        guard form.isNamed(screen, isShown: isShown) else { return key + room }
        return key + 1 + TextWidth.width(of: screen.title) + room
    }

    private func title(of screen: Screen, isShown: Bool, _ form: ScreensForm) -> String {
        let key = keymap.firstKey(of: screen.command)
        return form.isNamed(screen, isShown: isShown) ? "\(key) \(screen.title)" : key
    }

    /// The room that a screen keeps for its news, with the blank before them.
    private func newsWidth(of screen: Screen, _ form: ScreensForm, _ glyphs: Glyphs) -> Int {
        let most = form.mostCounted.width + 1
        return switch screen {
        case .payouts, .batches, .audit, .notifications: 0
        case .approvals, .reconciliation, .worklist: most
        case .providers:
            facts.providers.isEmpty
                ? 0 : 1 + openText(facts.providers.count, facts.providers.count, form, glyphs).count
        }
    }

    /// What matters about a screen that is not shown.
    private func news(of screen: Screen, _ form: ScreensForm, _ glyphs: Glyphs) -> StyledText? {
        switch screen {
        case .payouts, .batches, .audit, .notifications: return nil
        case .approvals: return Self.count(approvals.ownCount, form)
        case .worklist: return Self.count(worklist.openCount + worklist.groups.count, form)
        case .providers:
            let total = providers.overviews.count
            guard total > 0 else { return nil }
            let open = providers.openCount
            let role: Role = open == total ? .success : .attention
            return StyledText(openText(open, total, form, glyphs), role)
        case .reconciliation: return Self.count(worklist.breakCount, form)
        }
    }

    private func openText(_ open: Int, _ all: Int, _ form: ScreensForm, _ glyphs: Glyphs) -> String
    {
        let counts = form.isLong ? "\(open) of \(all)" : "\(open)/\(all)"
        return "\(glyphs.isUnicode ? "●" : "*") \(counts)"
    }

    private static func count(_ count: Int, _ form: ScreensForm) -> StyledText? {
        count == 0 ? nil : StyledText(limited(count, form), .attention, .bold)
    }

    /// A count that never needs more room than the screen keeps for it; its pane tells it exactly.
    private static func limited(_ count: Int, _ form: ScreensForm) -> String {
        let most = form.mostCounted.count
        return count > most ? "\(most)+" : "\(count)"
    }
}

// MARK: - Facts

extension ConsoleState {
    /// How much there is room to say.
    private enum Wording: CaseIterable {
        case long, medium, short
    }

    /// What comes and goes first, then how fresh it is, and the time.
    ///
    /// - Parameters:
    ///   - plan: What there is room for.
    ///   - room: The columns behind the name.
    ///   - glyphs: What stands between them.
    /// - Returns: The words that leave the screens where they are; a pause may cover the last ones.
    private func headerFacts(_ plan: HeaderPlan, room: Int, _ glyphs: Glyphs) -> StyledText {
        var passing: [StyledText] = []
        if place.isRangeBegun { passing.append(StyledText("range begun", .mark)) }
        if place.markCount > 0 { passing.append(StyledText(markedText, .mark)) }
        if !alarm.isOn { passing.append(StyledText("bell off", .attention)) }
        let kept = pause == nil ? plan.screensWidth + Self.headerGap : Self.leastScreensWidth
        let lines = Wording.allCases.map { wording in
            let rest = [freshnessText(wording, glyphs), clock(isZoned: plan.isZoned)]
            let parts = passing + rest
            return parts.dropFirst().reduce(parts[0]) {
                $0 + StyledText(glyphs.joint, .faint) + $1
            }
        }
        return lines.first { $0.width <= room - kept } ?? lines[lines.count - 1]
    }

    /// What is left to the screens where the lists are held still.
    private static let leastScreensWidth = 20

    private func clock(isZoned: Bool) -> StyledText {
        let time = TimeText.clock(now, utcOffset: facts.utcOffset).prefix(5)
        let zone = isZoned ? " \(TimeText.zone(facts.utcOffset))" : ""
        return StyledText("\(time)\(zone)", .headerText)
    }

    /// Whether the lists follow the ledger; that they cannot weighs more than that they shall not.
    private func freshnessText(_ wording: Wording, _ glyphs: Glyphs) -> StyledText {
        let pause = pauseText(isShort: wording != .long, glyphs)
        switch freshness {
        case .failed:
            let failure = StyledText("not live", .error, .bold)
            return pause.map { failure + StyledText(glyphs.joint, .faint) + $0 } ?? failure
        case .loading: return pause ?? StyledText("reading…", .muted)
        case .live(let date):
            let age = now.timeIntervalSince(date)
            guard age >= 120, wording != .short else {
                return pause ?? StyledText("live", .success)
            }
            let change =
                wording == .long
                ? "last change \(TimeText.age(age))" : "\(TimeText.age(age)) ago"
            return pause ?? StyledText("live, \(change)", .success)
        }
    }
}
