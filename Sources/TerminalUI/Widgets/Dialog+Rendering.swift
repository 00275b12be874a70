extension Dialog {
    /// The most columns a dialog takes.
    package static let maximumWidth = 72

    /// How much of the body fits on a screen.
    ///
    /// - Parameters:
    ///   - size: The size of the screen.
    ///   - isLinear: Whether it is drawn to be read aloud, over the whole screen.
    /// - Returns: What does not.
    package func reach(in size: Size, isLinear: Bool = false) -> Reach {
        let text = isLinear ? LinearLayout(self, size).text : Layout(self, size).text
        return Reach(overflow: text.overflow, page: max(1, text.height - 1))
    }

    /// Draws the dialog in the middle of the area, over what is there; the last row stays free for
    /// the keys.
    package func render(into surface: inout Surface) {
        guard !surface.glyphs.isLinear else { return renderLinear(into: &surface) }
        let layout = Layout(self, surface.size)
        surface.fill(layout.rect, .overlay)
        surface.pane(PaneFrame(StyledText(title), isFocused: true), in: layout.rect) { inside in
            let rows = inside.bounds.inset(dx: 2, dy: 0)
            let text = rows.rows(layout.blankRows).bottom
            inside.draw(in: text) { surface in
                for (y, line) in shown(layout.text, "↓ ", "").enumerated() {
                    surface.write(line, y: y)
                }
            }
            if requiredText != nil {
                let above = layout.buttonRows + layout.blankRows + layout.fieldRows
                inside.draw(in: rows.lastRows(above).bottom) { renderField(into: &$0) }
            }
            let row = rows.lastRows(layout.buttonRows).bottom
            let isArmed = isArmed(overflow: layout.text.overflow)
            inside.draw(in: row) { renderButtons(isArmed: isArmed, into: &$0) }
        }
    }

    /// The part of the text that is on the screen; its last row says how much is below.
    private func shown(_ text: BodyText, _ before: String, _ after: String) -> [StyledText] {
        let first = min(offset, text.overflow)
        let lines = Array(text.lines.dropFirst(first).prefix(text.height))
        let below = text.overflow - first
        guard below > 0, text.height > 1 else { return text.head + lines + text.warning }
        let isHeld = if case .button = focus { !isArmed(overflow: text.overflow) } else { false }
        let words = isHeld ? "\(after), to be read first" : after
        let more = StyledText("\(before)\(below + 1) more lines\(words)", .attention)
        return text.head + lines.dropLast() + [more] + text.warning
    }

    /// What is to be typed, and below it why what was typed is not right.
    private func renderField(into surface: inout Surface) {
        surface.draw(in: surface.bounds.rows(1).top) {
            field.render(into: &$0, isFocused: focus == .field)
        }
        guard let problem else { return }
        let mark = surface.glyphs.isLinear ? "" : "\(surface.glyphs.cross) "
        let text = StyledText(mark + problem, .error)
        surface.write(text.clipped(to: surface.width), y: 1)
    }

    /// The lines of the body, and what stays while they scroll: what it is about above them, and
    /// the warning below.
    private struct BodyText {
        let head: [StyledText]
        let lines: [StyledText]
        let warning: [StyledText]
        /// How many lines of the body are on the screen.
        let height: Int

        var overflow: Int { max(0, lines.count - height) }

        init(head: [StyledText], _ rest: [StyledText], warning: [StyledText], room: Int) {
            let isWhole = head.count + rest.count + warning.count <= room
            func hasRoom(_ apart: [StyledText]) -> Bool {
                isWhole || room - apart.count >= Self.leastHeight
            }
            // What finds no place of its own is read with the rest.
            let isHeadApart = !isWhole && hasRoom(head)
            let isWarningApart = hasRoom((isHeadApart ? head : []) + warning)
            self.head = isHeadApart ? head : []
            self.warning = isWarningApart ? warning : []
            lines = (isHeadApart ? [] : head) + rest + (isWarningApart ? [] : warning)
            height = max(1, room - self.head.count - self.warning.count)
        }

        /// A line, and below it that there are more.
        private static let leastHeight = 2
    }

    /// The title, the body, the field, and each answer on a line of its own.
    private struct LinearLayout {
        let text: BodyText
        let fieldRows: Int

        init(_ dialog: Dialog, _ size: Size) {
            func lines(_ texts: [StyledText]) -> [StyledText] {
                texts.flatMap { $0.wrapped(to: max(1, size.width)) }.filter { !$0.text.isEmpty }
            }
            fieldRows = dialog.fieldRows
            text = BodyText(
                head: lines(Array(dialog.body.prefix(1))),
                lines(Array(dialog.body.dropFirst())),
                warning: lines([dialog.warning].compactMap(\.self)),
                room: size.height - 1 - fieldRows - 1 - dialog.buttons.count
            )
        }
    }

    /// The rows of the field and of what is wrong with it.
    private var fieldRows: Int { requiredText == nil ? 0 : problem == nil ? 1 : 2 }

    /// Where the parts are; on a small screen blank rows go first, and then the body scrolls.
    private struct Layout {
        let text: BodyText
        let rect: Rect
        /// Rows above the body, and between the body, the field and the buttons.
        let blankRows: Int
        let fieldRows: Int
        /// Buttons that do not fit beside each other go on in the next row.
        let buttonRows: Int

        init(_ dialog: Dialog, _ size: Size) {
            let width = min(Dialog.maximumWidth, size.width)
            let available = size.height - 1
            func wrapped(_ text: StyledText) -> [StyledText] {
                text.wrapped(to: max(1, width - 6))
            }
            let head = dialog.body.first.map(wrapped) ?? []
            let spaced = dialog.body.dropFirst().flatMap(wrapped)
            let warning = dialog.warning.map(wrapped) ?? []
            fieldRows = dialog.fieldRows
            buttonRows = dialog.buttonRows(width: width - 6).height
            // Its frame, the buttons, the field.
            let fixed = 2 + buttonRows + fieldRows
            let gaps = dialog.requiredText == nil ? 2 : 3
            let whole = head.count + spaced.count + warning.count + fixed + gaps
            blankRows = whole <= available ? 1 : 0
            let lines = blankRows == 1 ? spaced : spaced.filter { !$0.text.isEmpty }
            let count = head.count + lines.count + warning.count
            let height = min(count + fixed + blankRows * gaps, available)
            let room = height - fixed - blankRows * gaps
            text = BodyText(head: head, lines, warning: warning, room: room)
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
            renderButton(
                button.title,
                isFocused: isFocused,
                isUsable: isArmed,
                role,
                at: place,
                into: &surface
            )
        }
    }

    private func buttonRows(width: Int) -> ButtonRows {
        ButtonRows([Self.cancelTitle] + buttons.map(\.title), gap: 2, width: width)
    }

    /// Brackets and a ground show the focus, so that it is seen without colour; what cannot be
    /// pressed yet has brackets alone.
    private func renderButton(
        _ title: String,
        isFocused: Bool,
        isUsable: Bool = true,
        _ role: Role,
        at place: Point,
        into surface: inout Surface
    ) {
        let label = isFocused ? "[ \(title) ]" : "  \(title)  "
        let isLit = isFocused && isUsable
        let style = Style(role, on: isLit ? .selection : nil)
        surface.write(label, x: place.x, y: place.y, isLit ? style.bold : style)
        if isFocused { surface.placeCursor(x: place.x, y: place.y, isVisible: false) }
    }

    /// The question over the whole area, then what is to be typed, and an answer in each line.
    private func renderLinear(into surface: inout Surface) {
        let layout = LinearLayout(self, surface.size)
        surface.fill(surface.bounds, .overlay)
        surface.pane(PaneFrame(StyledText(title)), in: surface.bounds) { inside in
            let lines = shown(layout.text, "", ": down")
            for (y, line) in lines.enumerated() { inside.write(line, y: y) }
            var rows = inside.bounds.rows(lines.count).bottom
            if requiredText != nil {
                let x = inside.write("Answer: ", y: rows.y, Style(.label))
                inside.draw(in: rows.columns(x).right) { renderField(into: &$0) }
                rows = rows.rows(layout.fieldRows).bottom
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
