import Payouts
import TerminalUI

// MARK: - Coming back

extension ConsoleState {
    /// A form as it was left, which it says, or as it is.
    func resumed<Form: DraftedForm>(_ form: Form) -> Form {
        guard let values = drafts[form.draftSubject] else { return form }
        var resumed = form
        resumed.setValues(values)
        // Of what was typed nothing may have a meaning any more.
        resumed.isDraft = !resumed.draftValues.isEmpty
        return resumed.isDraft ? resumed : form
    }

    /// Says that a form began with what was typed before, and how to begin anew.
    mutating func tell(ofDraft form: some DraftedForm) {
        guard form.isDraft else { return }
        let key = keymap.firstKey(of: .emptyForm)
        notice = Notice(.information, "This is a draft, as you left it; \(key) empties the form.")
    }

    /// A question with the answer that was begun before, which it says.
    func asking(_ prompt: TextPrompt, _ purpose: Overlay.PromptPurpose) -> Overlay {
        var prompt = prompt
        if let text = purpose.draftSubject.flatMap({ drafts.text(of: $0) }) { prompt.resume(text) }
        return .prompt(prompt, purpose)
    }
}

// MARK: - Being kept

extension ConsoleState {
    /// Keeps what a form holds that is left; one that was emptied leaves no draft.
    ///
    /// - Returns: Whether there is anything to keep.
    mutating func keepDraft(of form: some DraftedForm) -> Bool {
        let values = form.draftValues
        drafts.keep(values, of: form.draftSubject)
        return !values.isEmpty
    }

    /// Everything that is typed and not done, in what is open, too.
    var allDrafts: Drafts {
        var all = drafts
        for form in openForms { all.keep(form.draftValues, of: form.draftSubject) }
        if case .prompt(let prompt, let purpose) = overlay, let subject = purpose.draftSubject {
            all.keep(prompt.field.text, of: subject)
        }
        return all
    }

    private var openForms: [any DraftedForm] {
        var closeForm = closeForm
        // Why a day may be closed belongs to its form already while it is being typed.
        if case .prompt(let prompt, .closeReason) = overlay { closeForm?.note = prompt.field.text }
        let forms: [(any DraftedForm)?] = [form, resolution, upload, comparison, closeForm]
        return forms.compactMap(\.self)
    }

    /// Empties the open form, whichever it is; undo brings each field back.
    mutating func emptyForm() {
        form?.empty()
        resolution?.empty()
        upload?.empty()
        comparison?.empty()
        closeForm?.empty()
        // Nobody is told at once that everything is missing.
        form?.visited = []
        resolution?.visited = []
        if form != nil { checkForm() }
    }
}

// MARK: - Words

extension ConsoleState {
    /// What was typed about something, in a few words.
    func words(of subject: DraftSubject) -> String {
        switch subject {
        case .payout(let provider): "a new payout through \(facts.title(of: provider))"
        case .resolution(let id): "what was seen about \(id)"
        case .note(let id): "a note about \(id)"
        case .breakNote(let id): "a note about break \(id)"
        case .breakResolution(let id, _): "how break \(id) is resolved"
        case .upload: "an upload"
        case .comparison: "a comparison"
        case .close(let provider): "closing a day of \(facts.title(of: provider))"
        case .pause(let provider): "why \(provider) is paused"
        case .rejection(let subject): "why \(subject) is rejected"
        }
    }

    /// What a notice says of a draft that is left, and how it comes back.
    func keptNotice(_ what: String, _ way: String) -> Notice {
        let span = isSessionKept ? "" : " until you leave"
        return Notice(.information, "\(what) is kept\(span); \(way) brings it back.")
    }

    /// What is gone once the console is left: what no session keeps.
    var losses: [String] {
        isSessionKept ? [] : allDrafts.all.map { words(of: $0.subject) }
    }

    /// What a console that opens says of drafts, which could be overlooked.
    var newsOfDrafts: String? {
        let subjects = drafts.all.reversed().map(\.subject)
        guard let latest = subjects.first else { return nil }
        let areAllPayouts = subjects.allSatisfy { subject in
            if case .payout = subject { true } else { false }
        }
        if areAllPayouts {
            return "A draft is kept; \(keymap.firstKey(of: .create)) brings it back."
        }
        let rest = subjects.count - 1
        let more = rest == 0 ? "" : ", and \(rest.grouped) more"
        return "What you typed is kept: \(words(of: latest))\(more)."
    }
}

extension Overlay.PromptPurpose {
    /// What the answer is kept as while it is not given; `nil` where it is quickly typed again, or
    /// is about marks, which do not last.
    var draftSubject: DraftSubject? {
        switch self {
        case .note(let id): .note(id)
        case .breakNote(let id): .breakNote(id)
        case .breakResolution(let id, let action): id.map { .breakResolution($0, action) }
        case .pauseReason(let provider): .pause(provider)
        case .rejection(let subject): .rejection(subject)
        // The form of the day keeps it.
        case .closeReason: nil
        case .snooze, .export, .rejectedFile, .viewName: nil
        }
    }
}
