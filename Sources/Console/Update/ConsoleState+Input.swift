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
            return take(key)
        case .paste(let text):
            guard !layout.isTooSmall else { return [] }
            paste(text)
            return list.search == nil || overlay != nil ? [] : searchChanged()
        case .mouse(let mouse): return take(mouse)
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
        if list.search != nil, focus == .list { return takeInSearch(key) }
        if focus == .form, upload != nil { return takeInUpload(key) }
        if focus == .form, resolution != nil { return takeInResolution(key) }
        if focus == .form, form != nil { return takeInForm(key) }
        guard let command = command(for: key, in: scopes) else { return [] }
        return run(command)
    }

    /// Whose keys apply, the nearest first.
    var scopes: [ConsoleCommand.Scope] { Self.scopes(of: focus, on: screen) }

    /// Whose keys apply together somewhere in the console, the nearest first; the form's stand
    /// alone.
    package static let contexts: [[String]] = Screen.allCases.flatMap { screen in
        [Pane.list, .detail].map { scopes(of: $0, on: screen).map(\.rawValue) }
    }

    private static func scopes(of focus: Pane, on screen: Screen) -> [ConsoleCommand.Scope] {
        switch focus {
        // Enter opens a row where its screen does not say otherwise.
        case .list:
            switch screen {
            case .payouts, .worklist, .approvals: [.list, screen.scope, .payout]
            case .providers: [.providers, .list]
            case .batches, .reconciliation, .audit: [.list, screen.scope]
            }
        case .detail:
            switch screen {
            case .payouts, .worklist: [.detail, .payout]
            case .approvals: [.approvals, .detail, .payout]
            case .providers, .batches, .reconciliation, .audit: [.detail, screen.scope]
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
    private mutating func paste(_ text: String) {
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
        case .confirmation, .help, .requery, .card, .reconciling: break
        case nil:
            if focus == .form, upload != nil {
                pasteInUpload(text)
            } else if focus == .form, resolution != nil {
                pasteInResolution(text)
            } else if focus == .form {
                pasteInForm(text)
            } else {
                list.search?.insert(text)
            }
        }
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
            list.search = nil
            return row.map { select(row: $0) } ?? []
        }
    }
}

extension ConsoleCommand {
    /// Whether its key means the same in every text field and over every overlay.
    fileprivate var isForEverywhere: Bool {
        self == .quit || self == .suspend || self == .redraw
    }
}

extension ConsoleState {
    private mutating func select(row: Int) -> [Effect] {
        switch screen {
        case .payouts: return select(index: row)
        case .worklist: return selectWorklist(index: row)
        case .approvals: return selectApproval(index: row)
        case .audit: return selectAudit(index: row)
        case .providers:
            selectProvider(index: row)
            return []
        case .batches: return selectBatch(index: row)
        case .reconciliation: return selectBreak(index: row)
        }
    }

    /// The row of the list that is drawn at a place, if one is.
    private func row(at point: Point) -> Int? {
        switch screen {
        case .payouts: payoutRow(at: point)
        case .worklist: worklistRow(at: point)
        case .providers: providerRow(at: point)
        case .batches: batchRow(at: point)
        case .approvals: approvalRow(at: point)
        case .audit: auditRow(at: point)
        case .reconciliation: breakRow(at: point)
        }
    }

    private func payoutRow(at point: Point) -> Int? {
        let above = layout.list.y + 2 + (hasFilterRow ? 1 : 0)
        let line = point.y - above
        let row = list.top + line
        guard layout.list.contains(point), (0..<listHeight).contains(line),
            list.rows.indices.contains(row)
        else { return nil }
        return row
    }
}

// MARK: - Search

extension ConsoleState {
    private mutating func takeInSearch(_ key: Key) -> [Effect] {
        switch key {
        case .enter:
            list.search = nil
            return []
        case .escape:
            list.search = nil
            return filter { $0.text = "" }
        case .up, .down:
            return run(key == .up ? .up : .down)
        default:
            guard list.search?.handle(key) == true else { return [] }
            return searchChanged()
        }
    }

    private mutating func searchChanged() -> [Effect] {
        let text = list.search?.text ?? ""
        return filter { $0.text = text }
    }
}
