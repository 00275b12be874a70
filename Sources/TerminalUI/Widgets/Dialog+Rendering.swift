extension Dialog {
    /// The most columns a dialog takes.
    package static let maximumWidth = 72

    /// How many lines of the body do not fit on a screen.
    ///
    /// - Parameters:
    ///   - size: The size of the screen.
    ///   - isLinear: Whether it is drawn to be read aloud, over the whole screen.
    /// - Returns: The lines.
    package func overflow(in size: Size, isLinear: Bool = false) -> Int {
        isLinear ? LinearLayout(self, size).overflow : Layout(self, size).overflow
    }

    /// Draws the dialog in the middle of the area, over what is there.
    package func render(into surface: inout Surface) {
        guard !surface.glyphs.isLinear else { return renderLinear(into: &surface) }
        let layout = Layout(self, surface.size)
        surface.fill(layout.rect, .overlay)
        let note = StyledText(more(layout.overflow))
        let frame = PaneFrame(StyledText(title), note: note, isFocused: true)
        surface.pane(frame, in: layout.rect) { inside in
            let rows = inside.bounds.inset(dx: 2, dy: 0)
            let text = rows.rows(layout.blankRows + layout.textHeight).top
                .rows(layout.blankRows).bottom
            inside.draw(in: text) { surface in
                let shown = layout.lines.dropFirst(offset)
                for (y, line) in shown.enumerated() { surface.write(line, y: y) }
            }
            if requiredText != nil {
                let y = rows.maxY - layout.buttonRows - 1 - layout.blankRows
                let row = Rect(x: rows.x, y: y, width: rows.width, height: 1)
                inside.draw(in: row) { field.render(into: &$0, isFocused: focus == .field) }
            }
            let row = rows.lastRows(layout.buttonRows).bottom
            let isArmed = isArmed(overflow: layout.overflow)
            inside.draw(in: row) { renderButtons(isArmed: isArmed, into: &$0) }
        }
    }

    /// What is below the last line on the screen.
    private func more(_ overflow: Int) -> String {
        let more = overflow - offset
        return more > 0 ? "\(more) more \(more == 1 ? "line" : "lines"): down" : ""
    }

    /// The title, the body, the field, and each answer on a line of its own.
    private struct LinearLayout {
        let lines: [StyledText]
        let textHeight: Int

        var overflow: Int { max(0, lines.count - textHeight) }

        init(_ dialog: Dialog, _ size: Size) {
            lines = dialog.body.flatMap { $0.wrapped(to: max(1, size.width)) }
                .filter { !$0.text.isEmpty }
            let answers = (dialog.requiredText == nil ? 0 : 1) + 1 + dialog.buttons.count
            textHeight = max(1, size.height - 1 - answers)
        }
    }

    /// Where the parts are; on a small screen blank rows go first, and then the body scrolls.
    private struct Layout {
        let lines: [StyledText]
        let rect: Rect
        /// Rows above the body, and between the body, the field and the buttons.
        let blankRows: Int
        let textHeight: Int
        /// Buttons that do not fit beside each other go on in the next row.
        let buttonRows: Int

        var overflow: Int { max(0, lines.count - textHeight) }

        init(_ dialog: Dialog, _ size: Size) {
            let width = min(Dialog.maximumWidth, size.width)
            let spaced = dialog.body.flatMap { $0.wrapped(to: max(1, width - 6)) }
            let fieldRows = dialog.requiredText == nil ? 0 : 1
            buttonRows = dialog.buttonRows(width: width - 6).height
            // Its frame, the buttons, the field.
            let fixed = 2 + buttonRows + fieldRows
            blankRows = spaced.count + fixed + 2 + fieldRows <= size.height ? 1 : 0
            lines = blankRows == 1 ? spaced : spaced.filter { !$0.text.isEmpty }
            let around = fixed + blankRows * (2 + fieldRows)
            let height = min(lines.count + around, size.height)
            textHeight = max(1, height - around)
            let bounds = Rect(x: 0, y: 0, width: size.width, height: size.height)
            rect = bounds.centered(Size(width: width, height: height))
        }
    }

    private func renderButtons(isArmed: Bool, into surface: inout Surface) {
        let places = buttonRows(width: surface.width).places
        let cancel = focus == .cancel
        renderButton(Self.cancelTitle, isFocused: cancel, .text, at: places[0], into: &surface)
        for (index, button) in buttons.enumerated() {
            var role: Role = button.isDestructive ? .destructive : .text
            if !isArmed { role = .muted }
            let (isFocused, place) = (focus == .button(index), places[index + 1])
            renderButton(button.title, isFocused: isFocused, role, at: place, into: &surface)
        }
    }

    private func buttonRows(width: Int) -> ButtonRows {
        ButtonRows([Self.cancelTitle] + buttons.map(\.title), gap: 2, width: width)
    }

    /// Brackets and a ground show the focus, so that it is seen without colour.
    private func renderButton(
        _ title: String,
        isFocused: Bool,
        _ role: Role,
        at place: Point,
        into surface: inout Surface
    ) {
        let label = isFocused ? "[ \(title) ]" : "  \(title)  "
        let style = Style(role, on: isFocused ? .selection : nil)
        surface.write(label, x: place.x, y: place.y, isFocused ? style.bold : style)
        if isFocused { surface.placeCursor(x: place.x, y: place.y, isVisible: false) }
    }

    /// The question over the whole area, then what is to be typed, and an answer in each line.
    private func renderLinear(into surface: inout Surface) {
        let surfaceSize = surface.size
        surface.fill(surface.bounds, .overlay)
        let note = more(LinearLayout(self, surfaceSize).overflow)
        let frame = PaneFrame(StyledText(title), note: StyledText(note))
        surface.pane(frame, in: surface.bounds) { inside in
            let layout = LinearLayout(self, surfaceSize)
            let lines = layout.lines.dropFirst(offset).prefix(layout.textHeight)
            for (y, line) in lines.enumerated() { inside.write(line, y: y) }
            var rows = inside.bounds.rows(lines.count).bottom
            if requiredText != nil {
                let x = inside.write("Answer: ", y: rows.y, Style(.label))
                inside.draw(in: rows.rows(1).top.columns(x).right) {
                    field.render(into: &$0, isFocused: focus == .field)
                }
                rows = rows.rows(1).bottom
            }
            let titles = [Self.cancelTitle] + buttons.map(\.title)
            for (index, title) in titles.enumerated() {
                let isFocused = focus == (index == 0 ? .cancel : .button(index - 1))
                let style = Style(isFocused ? .title : .text, on: isFocused ? .selection : nil)
                inside.write(title, y: rows.y + index, style)
                if isFocused { inside.placeCursor(x: 0, y: rows.y + index) }
            }
        }
    }
}
