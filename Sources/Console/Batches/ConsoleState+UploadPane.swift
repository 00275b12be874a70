import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    func renderUpload(_ form: UploadForm, in rect: Rect, into surface: inout Surface) {
        let title = form.preview == nil ? "Upload" : "Preview"
        let note = form.preview == nil ? "nothing is kept before you accept it" : ""
        let frame = PaneFrame(StyledText(title), note: StyledText(note), isFocused: focus == .form)
        surface.pane(frame, in: rect) { pane in
            pane.draw(in: pane.bounds.inset(dx: 1, dy: 0)) { inside in
                if let preview = form.preview {
                    renderPreview(preview, form.work, into: &inside)
                } else {
                    renderUploadRows(form, into: &inside)
                }
            }
        }
    }

    func uploadHints(_ form: UploadForm, width: Int) -> [CommandHints.Hint] {
        if form.work != nil { return [.stop] }
        guard form.preview == nil else { return .page }
        return formCommandHints(
            after: form.row.editor == nil ? .choose : .next,
            submitting: "check",
            completing: completedPath != nil,
            width: width
        )
    }

    // MARK: Rows

    private func renderUploadRows(_ form: UploadForm, into surface: inout Surface) {
        let lines = UploadForm.Row.allCases.flatMap { row -> [FormLines<UploadForm.Row>.Line] in
            let notes = notes(below: row, of: form, width: surface.width)
            return (row == .button ? [.blank] : []) + [.row(row)] + notes.map { .note($0) }
        }
        let shown = FormLines(lines, focus: form.row, height: surface.height)
        shown.render(into: &surface) { row, area in
            if form.work == nil { area.anchor(.field(row.rawValue)) }
            renderUploadRow(row, of: form, into: &area)
        }
        guard let work = form.work else { return }
        let width = max(0, surface.width - 4)
        let area = Rect(x: 2, y: shown.count + 1, width: width, height: 3)
        surface.draw(in: area) { renderUploadWork(work, into: &$0) }
    }

    private func notes(below row: UploadForm.Row, of form: UploadForm, width: Int) -> [StyledText] {
        let room = max(1, width - FormLayout.noteIndent - 1)
        let isFocused = row == form.row && form.work == nil
        switch row {
        case .file where !form.problems.isEmpty:
            return form.problems.flatMap { StyledText($0, .error).wrapped(to: room) }
        case .provider:
            let words = "One provider for the whole file, or a column in the file."
            return isFocused ? StyledText(words, .muted).wrapped(to: room) : []
        case .button: return []
        case .file, .mapping, .controls:
            guard isFocused, let editor = row.editor else { return [] }
            let names = row == .file ? pathNotes(width: room) : []
            return StyledText(UploadForm.fields[editor].help, .muted).wrapped(to: room) + names
        }
    }

    private func renderUploadRow(
        _ row: UploadForm.Row,
        of form: UploadForm,
        into surface: inout Surface
    ) {
        let isFocused = row == form.row && overlay == nil && focus == .form && form.work == nil
        guard row != .button else {
            let isSelected = row == form.row
            surface.formButton("Check", isSelected: isSelected, isFocused: isFocused)
            return
        }
        let formRow = FormRow(
            row.editor.map { UploadForm.fields[$0].label } ?? "Provider",
            valueColumn: Self.uploadLabels,
            isFocused: isFocused,
            hasProblem: row == .file && !form.problems.isEmpty
        )
        formRow.render(into: &surface) { value in
            if let editor = row.editor {
                form.editors[editor].render(into: &value, isFocused: isFocused)
                if isFocused {
                    let completed = row == .file ? completedPath : nil
                    renderCompletion(completed, of: form.editors[editor], into: &value)
                }
            } else {
                let chosen = form.provider.map { facts.provider($0)?.profile.title ?? $0.rawValue }
                let role: Role = chosen == nil ? .placeholder : .value
                value.choice(chosen ?? "the file says it", role, isFocused: isFocused)
            }
        }
    }

    private static let uploadLabels = 17

    // MARK: Preview

    /// What stands below the preview: that more follows, the buttons, and a row for what is done.
    private func previewFoot(_ preview: UploadForm.Preview) -> Int {
        let titles = preview.actions.map(preview.title(of:))
        let rows = ButtonRows(titles, gap: 1, width: max(1, layout.side.width - 4))
        return max(3, 1 + rows.height)
    }

    /// How many lines of the preview are on the screen at once.
    func uploadTextHeight(_ preview: UploadForm.Preview) -> Int {
        max(1, layout.side.height - frameHeight - previewFoot(preview))
    }

    func previewText(_ preview: UploadForm.Preview, _ glyphs: Glyphs) -> PreviewText {
        let width = ScrollView.contentWidth(in: layout.side.width - 4)
        return PreviewText(shown: preview, width: width, glyphs: glyphs)
    }

    private func renderPreview(
        _ preview: UploadForm.Preview,
        _ work: LongWork?,
        into surface: inout Surface
    ) {
        let (text, foot) = surface.bounds.lastRows(previewFoot(preview))
        let lines = previewText(preview, surface.glyphs).lines
        surface.draw(in: text) { ScrollView(lines, offset: preview.offset).render(into: &$0) }
        surface.draw(in: foot) { foot in
            if let work { return renderUploadWork(work, into: &foot) }
            if lines.count - preview.offset > text.height {
                foot.write("more below", y: 0, Style(.muted))
            }
            let buttons = preview.actions.map { action in
                let role: Role = if case .commit = action { .destructive } else { .text }
                return (title: preview.title(of: action), role: role)
            }
            renderButtons(buttons, focused: overlay == nil ? preview.button : nil, into: &foot)
        }
    }

    // MARK: Work

    /// What is done, a bar, and how fast.
    private func renderUploadWork(_ work: LongWork, into surface: inout Surface) {
        surface.write("\(work.title)…", y: 0, Style(.muted))
        surface.draw(in: surface.bounds.rows(1).bottom) { renderProgress(of: work, into: &$0) }
    }
}
