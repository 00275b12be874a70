import Payouts
import TerminalUI

extension ConsoleState {
    /// Takes what the operator did.
    mutating func take(_ input: Input) -> [Effect] {
        switch input {
        case .resize(let size): return resize(size)
        case .focus: return []
        case .key(let key):
            notice = nil
            awaited = nil
            // Whoever goes on to something else wants no form any more.
            source = nil
            return take(key)
        case .paste(let text):
            guard !layout.isTooSmall else { return [] }
            return paste(text)
        case .mouse(let mouse): return take(mouse)
        case .returned(let result): return take(result)
        }
    }

    private mutating func resize(_ size: Size) -> [Effect] {
        self.size = size
        return scrollDetail(by: 0)
    }

    private mutating func take(_ key: Key) -> [Effect] {
        // Ctrl-C always leads out, and Ctrl-Z and Ctrl-L are never text.
        if let command = command(for: key, in: []), key.modifiers.contains(.ctrl),
            command.isForEverywhere
        {
            return run(command)
        }
        // Nobody acts on what cannot be seen.
        guard !layout.isTooSmall else { return [] }
        if overlay != nil { return takeInOverlay(key) }
        if isTypingFilter { return takeInFilter(key) }
        if focus == .form, upload != nil { return takeInUpload(key) }
        if focus == .form, closeForm != nil { return takeInCloseForm(key) }
        if focus == .form, comparison != nil { return takeInComparison(key) }
        if focus == .form, resolution != nil { return takeInResolution(key) }
        if focus == .form, form != nil { return takeInForm(key) }
        guard let command = command(for: key, in: scopes) else { return takeApart(key) }
        return run(command)
    }

    /// A key right behind an escape, on a slow line or from a quick hand, looks like one with alt;
    /// where that means nothing, both were pressed.
    ///
    /// Arrows and their like say themselves that they came with alt.
    private mutating func takeApart(_ key: Key) -> [Effect] {
        guard key.modifiers.contains(.alt), case .character = key.code else { return [] }
        return take(.escape) + take(Key(key.code, key.modifiers.subtracting(.alt)))
    }

    /// Whose keys apply, the nearest first.
    var scopes: [ConsoleCommand.Scope] {
        Self.scopes(of: focus, on: screen, showsCloses: showsCloses)
    }

    /// Whose keys apply together somewhere in the console, the nearest first; the form's stand
    /// alone.
    package static let contexts: [[String]] = [Pane.list, .detail].flatMap { pane in
        let closes = scopes(of: pane, on: .reconciliation, showsCloses: true)
        return ([closes] + Screen.allCases.map { scopes(of: pane, on: $0, showsCloses: false) })
            .map { $0.map(\.rawValue) }
    }

    private static func scopes(
        of focus: Pane,
        on screen: Screen,
        showsCloses: Bool
    ) -> [ConsoleCommand.Scope] {
        switch focus {
        case .list where showsCloses: [.list, .closes, .reconciliation]
        case .detail where showsCloses: [.detail, .closes, .reconciliation]
        // Enter opens a row where its screen does not say otherwise.
        case .list:
            switch screen {
            case .payouts, .worklist: [.list, screen.scope, .marks, .payout]
            case .approvals: [.list, screen.scope, .waiting, .marks, .payout]
            case .providers, .notifications: [screen.scope, .list]
            case .reconciliation: [.list, screen.scope, .marks]
            case .batches, .audit: [.list, screen.scope]
            }
        case .detail:
            switch screen {
            case .payouts, .worklist: [.detail, .payout]
            case .approvals: [.approvals, .detail, .payout]
            case .providers, .batches, .reconciliation, .audit, .notifications:
                [.detail, screen.scope]
            }
        case .form: [.form]
        }
    }

    /// Whether the rows of the screen are payouts.
    private var isOfPayouts: Bool { screen == .payouts || screen == .worklist }

    func command(for key: Key, in scopes: [ConsoleCommand.Scope]) -> ConsoleCommand? {
        keymap.command(for: key, in: scopes.map(\.rawValue)).flatMap(ConsoleCommand.init(name:))
    }

    /// Pasted text is data: it goes where text is typed, and is dropped elsewhere.
    mutating func paste(_ text: String) -> [Effect] {
        switch overlay {
        case .palette(var choices):
            choices.paste(text)
            overlay = .palette(choices)
        case .choice(let purpose, var choices):
            choices.paste(text)
            overlay = .choice(purpose, choices)
        case .prompt(var prompt, let purpose):
            prompt.field.insert(text)
            prompt.problem = nil
            overlay = .prompt(prompt, purpose)
        case .help(var help) where help.isTyping:
            help.search.insert(text)
            help.offset = 0
            overlay = .help(help)
        case .jump, .confirmation, .help, .requery, .bulk, .card, .working: break
        case nil:
            if focus == .form, upload != nil {
                pasteInUpload(text)
            } else if focus == .form, closeForm != nil {
                pasteInCloseForm(text)
            } else if focus == .form, comparison != nil {
                pasteInComparison(text)
            } else if focus == .form, resolution != nil {
                pasteInResolution(text)
            } else if focus == .form {
                pasteInForm(text)
            } else if isTypingFilter {
                return pasteInFilter(text)
            }
        }
        return []
    }

    private mutating func take(_ mouse: Mouse) -> [Effect] {
        guard overlay == nil, !hasForm, !layout.isTooSmall else { return [] }
        let isInList = layout.list.contains(mouse.point)
        switch mouse.action {
        case .wheelUp: return isInList ? run(.up) : scrollDetail(by: -3)
        case .wheelDown: return isInList ? run(.down) : scrollDetail(by: 3)
        case .click:
            guard isInList || layout.side.contains(mouse.point) else { return [] }
            let row = row(at: mouse.point)
            focus = isInList ? .list : .detail
            let kept = leaveTypedFilter()
            return kept + (row.map { move(.row($0)) } ?? [])
        }
    }
}

extension ConsoleCommand {
    /// Whether its key means the same in every text field and over every overlay.
    fileprivate var isForEverywhere: Bool {
        self == .quit || self == .suspend || self == .redraw
    }
}
