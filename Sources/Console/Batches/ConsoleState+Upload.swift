import PayoutService
import Payouts
import TerminalUI

// MARK: - Keys

extension ConsoleState {
    /// Opens the form as it was left, or an empty one.
    mutating func openUpload() {
        form = nil
        resolution = nil
        let form = resumed(UploadForm(providers: facts.providers.map(\.id)))
        upload = form
        focus = .form
        tell(ofDraft: form)
    }

    mutating func takeInUpload(_ key: Key) -> [Effect] {
        guard let form = upload else { return [] }
        if form.work != nil { return key == .escape ? [.batch(.cancelWork)] : [] }
        if let preview = form.preview { return takeInPreview(key, preview) }
        if key == .tab, let editor = form.row.editor, let path = completedPath {
            upload?.editors[editor].setText(path)
            return followPath()
        }
        // A letter is text here, whatever it means elsewhere.
        if key.typed == nil, let command = command(for: key, in: [.form]), command.isForForm {
            return run(command)
        }
        if let editor = form.row.editor {
            if key == .enter {
                moveInUpload(1)
            } else if upload?.editors[editor].handle(key) == true {
                upload?.problems[form.row] = nil
                return followPath()
            }
        } else if form.row == .button {
            return key == .enter ? checkUpload() : []
        } else if key == .enter || key == .right || key.typed != nil {
            overlay = .choice(.uploadProvider, uploadProviderChoices(form).searching(key.typed))
        }
        return []
    }

    mutating func pasteInUpload(_ text: String) {
        guard let form = upload, form.work == nil, form.preview == nil,
            let editor = form.row.editor
        else { return }
        upload?.editors[editor].insert(text.trimmingBlanks)
        upload?.problems[form.row] = nil
    }

    mutating func runInUpload(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .nextField: moveInUpload(1)
        case .previousField: moveInUpload(-1)
        case .leaveForm: leaveUpload()
        default: return checkUpload()
        }
        return []
    }

    private mutating func moveInUpload(_ step: Int) {
        guard let form = upload else { return }
        let stops = UploadForm.Row.allCases.count
        upload?.focus = (form.focus + step + stops) % stops
    }

    private mutating func leaveUpload() {
        if let form = upload, keepDraft(of: form) {
            notice = keptNotice("What was typed", "an upload")
        }
        upload = nil
        focus = .list
    }

    private func uploadProviderChoices(_ form: UploadForm) -> ChoiceList {
        let own = ChoiceList.Choice(id: "", title: "The file says it, in a column provider")
        let choices = form.providers.map { id in
            let title = facts.title(of: id)
            return ChoiceList.Choice(id: id.rawValue, title: title)
        }
        return ChoiceList(
            [own] + choices,
            selected: form.provider?.rawValue ?? "",
            placeholder: "type to narrow down"
        )
    }

    mutating func chooseUploadProvider(_ id: String) {
        upload?.provider = ProviderID(rawValue: id)
        moveInUpload(1)
    }
}

// MARK: - Check

extension ConsoleState {
    private mutating func checkUpload() -> [Effect] {
        guard let form = upload else { return [] }
        guard !form.path.isEmpty else {
            upload?.show([.file: ["Type the name of a file."]])
            return []
        }
        upload?.problems = [:]
        upload?.work = LongWork("Checking", startedAt: now)
        return [.batch(.check(form.request))]
    }

    mutating func commitUpload(_ decision: BatchDecision) -> [Effect] {
        guard let preview = upload?.preview?.preview else { return [] }
        upload?.work = LongWork("Committing", startedAt: now)
        return [.batch(.commit(preview, decision))]
    }

    /// Takes what came of reading or committing a file.
    mutating func takeInUpload(_ message: BatchMessage) -> [Effect] {
        switch message {
        case .progressed(let progress): upload?.work?.take(LongWork.Step(progress), at: now)
        case .checked(let preview):
            upload?.work = nil
            upload?.preview = UploadForm.Preview(preview)
        case .refused(let problems):
            upload?.work = nil
            let rows = problems.map { (UploadForm.Row($0.key), [$0.value]) }
            upload?.show(Dictionary(uniqueKeysWithValues: rows))
        case .committed(let batch):
            upload = nil
            drafts.drop(.upload)
            focus = .list
            let waits = batch.count(.pendingApproval) > 0
            let isOne = batch.rowCount == 1
            let then =
                waits
                ? (isOne ? "it waits for approval" : "they wait for approval")
                : (isOne ? "it is sent now" : "they are sent now")
            let payouts = Self.payouts(batch.rowCount)
            notice = Notice(.success, "\(batch.id) has \(payouts); \(then).")
            return showNew(batch)
        case .workFailed(let error):
            let wasCommitting = upload?.preview != nil
            upload?.work = nil
            if wasCommitting || error == .canceled {
                notice = Notice(error == .canceled ? .information : .error, error.message)
            } else {
                upload?.show([.file: error.message.split(separator: "\n").map(String.init)])
            }
        default: break
        }
        return []
    }
}

// MARK: - Preview

extension ConsoleState {
    private mutating func takeInPreview(_ key: Key, _ preview: UploadForm.Preview) -> [Effect] {
        let page = max(1, uploadTextHeight(preview) - 1)
        switch key {
        case .escape: upload?.preview = nil
        case .tab, .right: movePreviewButton(1)
        case .backTab, .left: movePreviewButton(-1)
        case .up, .character("k"): scrollPreview(by: -1)
        case .down, .character("j"): scrollPreview(by: 1)
        case .pageUp: scrollPreview(by: -page)
        case .pageDown, .space: scrollPreview(by: page)
        case .enter: press(preview)
        default: break
        }
        return []
    }

    private mutating func movePreviewButton(_ step: Int) {
        guard let preview = upload?.preview else { return }
        let count = preview.actions.count
        upload?.preview?.button = (preview.button + step + count) % count
    }

    private mutating func scrollPreview(by step: Int) {
        guard var preview = upload?.preview else { return }
        let size = UploadForm.Preview.pageSize
        let height = uploadTextHeight(preview)
        let end = max(0, previewText(preview, countedGlyphs).lines.count - height)
        if step > 0, preview.offset >= end, preview.hasMore {
            preview.turn(to: preview.before + size)
            preview.offset = previewText(preview, countedGlyphs).head.count
        } else if step < 0, preview.offset == 0, preview.before > 0 {
            preview.turn(to: preview.before - size)
            preview.offset = previewText(preview, countedGlyphs).lines.count
        } else {
            preview.offset += step
        }
        preview.offset = ScrollView.clampedOffset(
            preview.offset,
            lines: previewText(preview, countedGlyphs).lines.count,
            height: height
        )
        upload?.preview = preview
    }

    private mutating func press(_ preview: UploadForm.Preview) {
        switch preview.actions[preview.button] {
        case .back: upload?.preview = nil
        case .commit(let decision): overlay = commitQuestion(preview.preview, decision)
        case .writeRejected: overlay = upload.map { rejectedQuestion($0.path) }
        }
    }
}
