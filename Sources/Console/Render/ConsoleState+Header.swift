import Foundation
import Payouts
import TerminalUI

extension ConsoleState {
    func renderHeader(into surface: inout Surface) {
        surface.fill(surface.bounds, .header)
        let facts = headerFacts(isShort: false, surface.glyphs)
        let shortFacts = headerFacts(isShort: true, surface.glyphs)
        // What says least goes first: the program's name, the screens' names, then the facts.
        let brands = [StyledText("paydesk  ", .headerText, .bold), StyledText([])]
        let forms = ScreensForm.allCases.filter { $0 != .numbers }
        let wishes: [(StyledText, ScreensForm, StyledText?)] = forms.flatMap { form in
            brands.map { ($0, form, facts) }
        }
        let rests: [StyledText?] = [facts, shortFacts, nil]
        let choices = wishes + rests.flatMap { facts in brands.map { ($0, .numbers, facts) } }
        let room = surface.width - 2
        for (brand, form, facts) in choices {
            let left = brand.width + environmentBadge.width + name.width + 2 * Self.headerGap
            let screens = screensText(form, surface.glyphs)
            let right = facts.map { $0.width + Self.headerGap } ?? 0
            guard left + screens.width + right <= room else { continue }
            return write(brand, screens, facts, into: &surface)
        }
        write(brands[0], nil, nil, into: &surface)
    }

    private static let headerGap = 3

    /// How much the header says about the screens.
    private enum ScreensForm: CaseIterable {
        /// Every screen, each with its name and its news.
        case everything
        /// Only those that are always named, are shown or have news; shorter and shorter.
        case full, names, current, numbers
    }

    private func write(
        _ brand: StyledText,
        _ screens: StyledText?,
        _ facts: StyledText?,
        into surface: inout Surface
    ) {
        var x = 1
        x += surface.write(brand, x: x, y: 0, Style(.headerText, on: .header))
        let role = self.facts.isProduction ? Role.environmentProduction : .environmentSandbox
        let ground = self.facts.isProduction ? Ground.environmentProduction : .environmentSandbox
        x += surface.write(environmentBadge, x: x, y: 0, Style(role, on: ground).bold)
        x += Self.headerGap - 1
        x += surface.write(name, x: x, y: 0, Style(.headerText, on: .header))
        if let screens {
            x += Self.headerGap
            surface.write(screens, x: x, y: 0, Style(.muted, on: .header))
        }
        if let facts {
            let start = surface.width - 1 - facts.width
            surface.write(facts, x: start, y: 0, Style(.muted, on: .header))
        }
    }

    private var environmentBadge: StyledText { StyledText(" \(facts.environment) ") }

    private var name: StyledText { StyledText(facts.operatorName.rawValue).clipped(to: 20) }

    // MARK: Screens

    private func screensText(_ form: ScreensForm, _ glyphs: Glyphs) -> StyledText {
        let shown = Screen.allCases.filter {
            form == .everything || $0.isAlwaysNamed || $0 == screen
                || news(of: $0, isShort: true, glyphs) != nil
        }
        let texts = shown.map { screenText($0, form, glyphs) }
        return texts.dropFirst().reduce(texts[0]) { $0 + StyledText("  ") + $1 }
    }

    private func screenText(
        _ screen: Screen,
        _ form: ScreensForm,
        _ glyphs: Glyphs
    ) -> StyledText {
        let isShown = screen == self.screen
        let isNamed = isShown ? form != .numbers : form != .current && form != .numbers
        let key = keymap.firstKey(of: screen.command)
        let title = isNamed ? "\(key) \(screen.title)" : key
        let emphasis: Emphasis = isShown ? [.bold, .underline] : []
        let text = StyledText(title, isShown ? .headerText : .muted, emphasis)
        let isLong = form == .everything || form == .full
        let news = news(of: screen, isShort: !isLong, glyphs)
        return news.map { text + StyledText(" ") + $0 } ?? text
    }

    /// What matters about a screen that is not shown.
    private func news(of screen: Screen, isShort: Bool, _ glyphs: Glyphs) -> StyledText? {
        switch screen {
        case .payouts, .batches, .audit, .notifications: return nil
        case .approvals:
            let count = approvals.ownCount
            return count == 0 ? nil : StyledText(count.grouped, .attention, .bold)
        case .worklist:
            let more = worklist.openCount >= WorklistState.countLimit ? "+" : ""
            let messages = worklist.groups.isEmpty ? "" : "!"
            let count = worklist.openCount == 0 ? "" : "\(worklist.openCount.grouped)\(more)"
            let text = count + messages
            return text.isEmpty ? nil : StyledText(text, .attention, .bold)
        case .providers:
            let total = providers.overviews.count
            guard total > 0 else { return nil }
            let open = providers.openCount
            let role: Role = open == total ? .success : .attention
            let text = isShort ? "\(open)/\(total)" : "\(open) of \(total)"
            return StyledText("\(glyphs.isUnicode ? "●" : "*") \(text)", role)
        case .reconciliation:
            let count = reconciliations.unresolvedCount
            return count == 0 ? nil : StyledText(count.grouped, .attention, .bold)
        }
    }

    // MARK: Facts

    private func headerFacts(isShort: Bool, _ glyphs: Glyphs) -> StyledText {
        var parts: [StyledText] = []
        if place.isRangeBegun { parts.append(StyledText("range begun", .mark)) }
        if place.markCount > 0 { parts.append(StyledText(markedText, .mark)) }
        if !alarm.isOn { parts.append(StyledText("bell off", .attention)) }
        let pause = pauseText(isShort: isShort, glyphs)
        let isFailed = if case .failed = freshness { true } else { false }
        if pause == nil || isFailed { parts.append(freshnessText) }
        if let pause { parts.append(pause) }
        let time = TimeText.clock(now, utcOffset: facts.utcOffset).prefix(5)
        parts.append(StyledText("\(time) \(TimeText.zone(facts.utcOffset))", .headerText))
        let separator = StyledText(glyphs.joint, .faint)
        return parts.dropFirst().reduce(parts[0]) { $0 + separator + $1 }
    }

    private var freshnessText: StyledText {
        switch freshness {
        case .loading: StyledText("reading…", .muted)
        case .live(let date):
            now.timeIntervalSince(date) < 120
                ? StyledText("live", .success)
                : StyledText(
                    "live, last change \(TimeText.age(now.timeIntervalSince(date)))",
                    .success
                )
        case .failed: StyledText("not live", .error, .bold)
        }
    }
}
