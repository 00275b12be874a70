import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    func renderUpload(_ form: UploadForm, in rect: Rect, into surface: inout Surface) {
        let title = form.preview == nil ? "Upload" : "Preview"
        let note = form.preview == nil ? "nothing is kept before you commit it" : ""
        let frame = PaneFrame(form.marked(title), note: StyledText(note), isFocused: focus == .form)
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

    func uploadHints(_ form: UploadForm) -> [CommandHints.Hint] {
        if form.work != nil { return [.stop] }
        guard form.preview == nil else { return .page }
        return formCommandHints(
            after: form.row.editor == nil ? .choose : .next,
            submitting: "check",
            completing: completedPath != nil
        )
    }

    // MARK: Rows

    private func renderUploadRows(_ form: UploadForm, into surface: inout Surface) {
        let end = shortForm(of: form, width: surface.width).render(into: &surface)
        guard let work = form.work else { return }
        let y = max(0, min(end + 1, surface.height - Self.uploadWorkHeight))
        let width = max(0, surface.width - 4)
        let area = Rect(x: 2, y: y, width: width, height: Self.uploadWorkHeight)
        surface.fill(area, .base)
        surface.draw(in: area) { renderUploadWork(work, into: &$0) }
    }

    private static let uploadWorkHeight = 3

    private func shortForm(of form: UploadForm, width: Int) -> ShortForm {
        ShortForm(
            valueColumn: 18,
            rows: UploadForm.Row.allCases.map { row in
                ShortForm.Row(
                    label: uploadLabel(row),
                    value: uploadValue(row, of: form),
                    isRequired: row == .file,
                    hasProblem: form.problems[row] != nil,
                    notes: uploadNotes(below: row, of: form, width: width)
                )
            },
            selected: form.focus,
            isFocused: overlay == nil && focus == .form && form.work == nil,
            isOpen: form.work == nil,
            foot: form.work == nil ? columnNotes(form.provider) : []
        )
    }

    /// The headers that a file for a provider has, or for each where the file says which.
    private func columnNotes(_ provider: ProviderID?) -> [StyledText] {
        let shown = facts.providers.filter { $0.id == provider ?? $0.id }
        let head =
            provider == nil
            ? "Columns: \(BatchColumns.providerHeader), and by provider, in any order:"
            : "Columns, in any order:"
        let lines = shown.map { provider in
            let names = provider.form.fields.map { $0.isRequired ? $0.key : "(\($0.key))" }
            return StyledText("\(provider.id): ", .title)
                + StyledText(names.joined(separator: ", "), .muted)
        }
        return [StyledText(head, .label)] + lines
            + [StyledText("Those in brackets may be left out.", .muted)]
    }

    private func uploadLabel(_ row: UploadForm.Row) -> String {
        if row == .button { return "Check" }
        return row.editor.map { UploadForm.fields[$0].label } ?? "Provider"
    }

    private func uploadValue(_ row: UploadForm.Row, of form: UploadForm) -> ShortForm.Value {
        if let editor = row.editor {
            return .typed(form.editors[editor], completed: row == .file ? completedPath : nil)
        }
        guard row == .provider else { return .button }
        guard let provider = form.provider else {
            return .chosen("the file says it", .placeholder)
        }
        return .chosen(facts.title(of: provider), .value)
    }

    private func uploadNotes(
        below row: UploadForm.Row,
        of form: UploadForm,
        width: Int
    ) -> [StyledText] {
        if let problems = form.problems[row] { return problems.map { StyledText($0, .error) } }
        guard row == form.row, form.work == nil, row != .button else { return [] }
        guard let editor = row.editor else {
            let words = "One provider for the whole file, or a column in the file."
            return [StyledText(words, .muted)]
        }
        let names = row == .file ? pathNotes(width: ShortForm.noteWidth(in: width)) : []
        return [StyledText(UploadForm.fields[editor].help, .muted)] + names
    }

    // MARK: Preview

    /// What stands below the preview: how much follows, and the buttons, or what is done.
    private func previewFoot(_ preview: UploadForm.Preview) -> Int {
        let foot = pageFoot(preview.actions.map(preview.title(of:)))
        return upload?.work == nil ? foot : max(foot, Self.uploadWorkHeight)
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
            foot.writeMore(lines.count - preview.offset - text.height)
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
