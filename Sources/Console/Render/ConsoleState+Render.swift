import Foundation
import Payouts
package import TerminalUI

extension ConsoleState {
    /// Draws the whole console.
    package func render(into surface: inout Surface) {
        let layout = layout
        guard !layout.isTooSmall else { return renderTooSmall(into: &surface) }
        guard !facts.isPlain else { return renderPlain(into: &surface) }
        surface.draw(in: layout.header) { renderHeader(into: &$0) }
        if !layout.list.isEmpty { renderList(in: layout.list, into: &surface) }
        renderSide(in: layout.side, into: &surface)
        surface.draw(in: layout.footer) { renderFooter(into: &$0) }
        renderOverlay(into: &surface)
        renderNotice(into: &surface)
    }

    /// Draws the news over the footer; what does not fit into one row takes as many as it needs
    /// above it, until the next key.
    func renderNotice(into surface: inout Surface) {
        guard let notice = visibleNotice else { return }
        let height = notice.height(width: surface.width, glyphs: surface.glyphs)
        let rows = surface.bounds.lastRows(min(height, size.height / 2)).bottom
        surface.draw(in: rows) { surface in
            surface.fill(surface.bounds, .footer)
            notice.render(into: &surface)
        }
    }

    /// Draws the detail, or the form that stands in its place.
    func renderSide(in rect: Rect, into surface: inout Surface) {
        if let upload {
            renderUpload(upload, in: rect, into: &surface)
        } else if let closeForm {
            renderCloseForm(closeForm, in: rect, into: &surface)
        } else if let comparison {
            renderComparison(comparison, in: rect, into: &surface)
        } else if let resolution {
            renderResolution(resolution, in: rect, into: &surface)
        } else if form != nil {
            renderForm(in: rect, into: &surface)
        } else {
            renderDetail(in: rect, into: &surface)
        }
    }

    private func renderTooSmall(into surface: inout Surface) {
        let minimum = ConsoleLayout.minimumSize
        let sentence = StyledText(
            "Paydesk needs \(minimum.width) columns and \(minimum.height) rows; "
                + "this terminal has \(size.width) and \(size.height)."
        )
        for (y, line) in sentence.wrapped(to: surface.width).enumerated() {
            surface.write(line, y: y)
        }
    }
}

// MARK: - Footer

extension ConsoleState {
    private func renderFooter(into surface: inout Surface) {
        surface.fill(surface.bounds, .footer)
        guard visibleNotice == nil else { return }
        surface.draw(in: surface.bounds.inset(dx: 1, dy: 0)) { row in
            let isTyping = focus == .form || isTypingFilter
            let always = overlay == nil && !isTyping ? alwaysHints : []
            let reserved = always.reduce(0) { $0 + $1.width + CommandHints.gap }
            let room = row.width - reserved
            let ways: Set = [
                "escape", keymap.firstKey(of: .leaveForm), keymap.firstKey(of: .review),
            ]
            let hints = footerHints(width: room).fitting(room, keeping: ways)
            KeyHints(hints + always).render(into: &row)
        }
    }

    /// Help and the palette are at hand everywhere.
    private var alwaysHints: [CommandHints.Hint] {
        [ConsoleCommand.palette, .help].compactMap { command in
            guard let description = ConsoleCommand.byCommand[command] else { return nil }
            return keymap.keys(for: description).first.map {
                CommandHints.Hint(key: $0.name, title: description.title)
            }
        }
    }

    private func footerHints(width: Int) -> [CommandHints.Hint] {
        switch overlay {
        case .jump: return [CommandHints.Hint(key: "a letter", title: "go there"), .back]
        case .help: return helpHints
        case .palette: return [.choose, .move, .complete, .back]
        case .choice: return [.choose, .move, .back]
        case .confirmation: return [.otherButton, .choose, .back]
        case .prompt(let prompt, let purpose):
            let isCut = promptLayout(prompt).overflow > 0
            return [.enter(purpose.verb)] + (isCut ? [.scroll] : []) + [.back]
        case .card: return [CommandHints.Hint(key: "y", title: "copy"), .scroll, .back]
        case .working: return [.stop]
        case .requery(let progress): return [progress.endsWhenLeft ? .stop : .back, .scroll]
        case .bulk(let progress): return [progress.isDone ? .back : .stop, .scroll]
        case nil: break
        }
        if let upload { return uploadHints(upload) }
        if let closeForm { return closeHints(closeForm) }
        if let comparison { return comparisonHints(comparison) }
        if let resolution { return resolutionHints(resolution) }
        if let form { return formHints(form) }
        if isTypingFilter { return filterHints }
        let paused = pauseHints
        let room = width - paused.reduce(0) { $0 + $1.width + CommandHints.gap }
        return paused + commandHints(width: room)
    }

    private func commandHints(width: Int) -> [CommandHints.Hint] {
        let scopes = scopes.map(\.rawValue)
        let commands = ConsoleCommand.rows
            .filter { scopes.contains($0.description.scope) }
            .map { row in
                let title = row.description.title
                if row.command == .open, layout.side.isEmpty { return row.description.hintedFirst }
                return isOfMarked(row.command)
                    ? row.description.titled("\(title) marked") : row.description
            }
        return CommandHints.footer(commands, keymap: keymap, width: width) { command in
            ConsoleCommand(name: command.name).map(isHinted) ?? false
        }
    }

    /// Whether the footer offers a command: what can be run, but for the rare reversal of what is
    /// settled, and the views where the list has none of its own, which the palette and the help
    /// have.
    private func isHinted(_ command: ConsoleCommand) -> Bool {
        if command == .views, shownContent == nil { return false }
        if command == .resolve, subject?.attention.isEmpty == true { return false }
        return unavailable(command) == nil
    }

    private func formHints(_ form: FormState) -> [CommandHints.Hint] {
        guard form.review == nil else { return .page }
        let isTyped = form.focusedField?.isChosen == false
        return formCommandHints(after: isTyped ? .next : .choose)
    }

    /// - Parameters:
    ///   - enter: What enter does in the row.
    ///   - verb: What comes of a form that is not reviewed first.
    ///   - isCompleting: Whether tab completes what is typed.
    /// - Returns: The keys of a form.
    func formCommandHints(
        after enter: CommandHints.Hint,
        submitting verb: String? = nil,
        completing isCompleting: Bool = false
    ) -> [CommandHints.Hint] {
        let commands = ConsoleCommand.rows
            .filter { $0.description.scope == ConsoleCommand.Scope.form.rawValue }
            .filter { form != nil || $0.command != .recent }
            .filter { !isCompleting || $0.command != .nextField }
            .map { row in
                row.command == .review ? row.description.titled(verb) : row.description
            }
        let first = [enter] + (isCompleting ? [.init(key: "tab", title: "complete")] : [])
        return first + CommandHints.footer(commands, keymap: keymap, width: .max)
    }
}

extension [CommandHints.Hint] {
    /// The first hints that fit a width, none cut off; the ways out and on stay before others.
    ///
    /// - Parameters:
    ///   - width: The cells that there are.
    ///   - ways: The keys that lead out, and that which says that a form is filled in.
    /// - Returns: The hints in their order.
    fileprivate func fitting(_ width: Int, keeping ways: Set<String>) -> [CommandHints.Hint] {
        let kept = filter { ways.contains($0.key) }
        var room = width + CommandHints.gap
        for hint in kept { room -= hint.width + CommandHints.gap }
        var isFull = false
        return filter { hint in
            guard !kept.contains(hint) else { return true }
            room -= hint.width + CommandHints.gap
            isFull = isFull || room < 0
            return !isFull
        }
    }
}
