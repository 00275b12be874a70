extension Dialog {
    /// The most columns a dialog takes.
    package static let maximumWidth = 72

    /// Draws the dialog in the middle of the area, over what is there.
    package func render(into surface: inout Surface) {
        guard !surface.glyphs.isLinear else { return renderLinear(into: &surface) }
        let width = min(Self.maximumWidth, surface.width)
        let lines = body.flatMap { $0.wrapped(to: max(1, width - 6)) }
        // Frame, a row above and below the body, the field with a row of its own, the buttons.
        let height = lines.count + (requiredText == nil ? 5 : 7)
        let rect = surface.bounds.centered(Size(width: width, height: height))
        surface.fill(rect, .overlay)
        let frame = PaneFrame(StyledText(title), isFocused: true)
        surface.pane(frame, in: rect) { inside in
            let rows = inside.bounds.inset(dx: 2, dy: 0)
            // On a small screen the body is cut before the answers are.
            let reserved = requiredText == nil ? 2 : 4
            let text = rows.rows(max(0, rows.height - reserved)).top.rows(1).bottom
            inside.draw(in: text) { surface in
                for (y, line) in lines.enumerated() { surface.write(line, y: y) }
            }
            if requiredText != nil {
                let row = Rect(x: rows.x, y: rows.maxY - 3, width: rows.width, height: 1)
                inside.draw(in: row) { field.render(into: &$0, isFocused: focus == .field) }
            }
            let row = Rect(x: rows.x, y: rows.maxY - 1, width: rows.width, height: 1)
            inside.draw(in: row) { renderButtons(into: &$0) }
        }
    }

    private func renderButtons(into surface: inout Surface) {
        var x = renderButton(cancelTitle, isFocused: focus == .cancel, .text, x: 0, into: &surface)
        for (index, button) in buttons.enumerated() {
            var role: Role = button.isDestructive ? .destructive : .text
            if !isArmed { role = .muted }
            let isFocused = focus == .button(index)
            x += renderButton(button.title, isFocused: isFocused, role, x: x, into: &surface)
        }
    }

    /// Brackets and a ground show the focus, so that it is seen without colour.
    private func renderButton(
        _ title: String,
        isFocused: Bool,
        _ role: Role,
        x: Int,
        into surface: inout Surface
    ) -> Int {
        let label = isFocused ? "[ \(title) ]" : "  \(title)  "
        let style = Style(role, on: isFocused ? .selection : nil)
        let used = surface.write(label, x: x, y: 0, isFocused ? style.bold : style)
        if isFocused { surface.placeCursor(x: x, y: 0, isVisible: false) }
        return used + 2
    }

    /// The question over the whole area, then what is to be typed, and an answer in each line.
    private func renderLinear(into surface: inout Surface) {
        surface.fill(surface.bounds, .overlay)
        surface.pane(PaneFrame(StyledText(title)), in: surface.bounds) { inside in
            let reserved = (requiredText == nil ? 0 : 1) + 1 + buttons.count
            let lines = body.flatMap { $0.wrapped(to: max(1, inside.width)) }
                .filter { !$0.text.isEmpty }.prefix(max(0, inside.height - reserved))
            for (y, line) in lines.enumerated() { inside.write(line, y: y) }
            var rows = inside.bounds.rows(lines.count).bottom
            if requiredText != nil {
                let x = inside.write("Answer: ", y: rows.y, Style(.label))
                inside.draw(in: rows.rows(1).top.columns(x).right) {
                    field.render(into: &$0, isFocused: focus == .field)
                }
                rows = rows.rows(1).bottom
            }
            let titles = [cancelTitle] + buttons.map(\.title)
            for (index, title) in titles.enumerated() {
                let isFocused = focus == (index == 0 ? .cancel : .button(index - 1))
                let style = Style(isFocused ? .title : .text, on: isFocused ? .selection : nil)
                inside.write(title, y: rows.y + index, style)
                if isFocused { inside.placeCursor(x: 0, y: rows.y + index) }
            }
        }
    }
}
