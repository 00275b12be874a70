import PayoutService
import Payouts
import TerminalUI

/// A form whose content is kept until it has done what it is for.
protocol DraftedForm {
    /// What it is about.
    var draftSubject: DraftSubject { get }
    /// What was typed and chosen, by field; empty where nothing would be missed.
    var draftValues: [String: String] { get }
    /// Whether it began with what was typed before.
    var isDraft: Bool { get set }

    /// Puts texts in the place of all others; whoever typed those can undo each.
    mutating func setValues(_ values: [String: String])
}

extension DraftedForm {
    /// Begins anew, as no draft.
    mutating func empty() {
        setValues([:])
        isDraft = false
    }

    /// Its title, which says whether it began with what was typed before.
    func marked(_ title: String) -> StyledText {
        StyledText(title) + StyledText(isDraft ? " · draft" : "", .attention)
    }
}

extension FormState: DraftedForm {
    var draftSubject: DraftSubject { .payout(provider) }

    /// What is being submitted is offered to nobody once more: it may have been kept.
    var draftValues: [String: String] { review?.isSubmitting == true ? [:] : values }
}

extension ResolutionForm: DraftedForm {
    private static let verdictField = "verdict"
    private static let versionField = "version"
    private static let textFields = ["seenAt", "reference", "note"]

    var draftSubject: DraftSubject { .resolution(payout.id) }

    var draftValues: [String: String] {
        guard !isPristine else { return [:] }
        var values = editors.texts(of: Self.textFields)
        values[Self.verdictField] = verdict?.rawValue
        values[Self.versionField] = "\(payout.version)"
        return values
    }

    /// What became of the money is said anew once the payout has changed.
    mutating func setValues(_ values: [String: String]) {
        editors.setTexts(values, of: Self.textFields)
        let isSame = values[Self.versionField] == "\(payout.version)"
        verdict = isSame ? values[Self.verdictField].flatMap(Verdict.init(rawValue:)) : nil
    }
}

extension UploadForm: DraftedForm {
    private static let textFields = ["file", "mapping", "controls"]

    var draftSubject: DraftSubject { .upload }

    var draftValues: [String: String] {
        var values = editors.texts(of: Self.textFields)
        values[SavedSession.providerField] = provider?.rawValue
        return values
    }

    mutating func setValues(_ values: [String: String]) {
        editors.setTexts(values, of: Self.textFields)
        provider = values[SavedSession.providerField].flatMap(ProviderID.init(rawValue:))
        problems = [:]
    }
}

extension ComparisonForm: DraftedForm {
    private static let textFields = ["first", "last", "files"]

    var draftSubject: DraftSubject { .comparison }

    var draftValues: [String: String] {
        guard !isPristine else { return [:] }
        var values = editors.texts(of: Self.textFields)
        values[SavedSession.providerField] = provider.rawValue
        return values
    }

    /// The provider and the first day, which were there at first, are never empty.
    mutating func setValues(_ values: [String: String]) {
        let first = editors[0].text
        editors.setTexts(values.merging(["first": first]) { kept, _ in kept }, of: Self.textFields)
        let named = values[SavedSession.providerField].flatMap(ProviderID.init(rawValue:))
        provider = named ?? provider
        problems = [:]
    }
}

extension CloseForm: DraftedForm {
    private static let dayField = "day"
    private static let noteField = "note"

    var draftSubject: DraftSubject { .close(proposal.day.provider) }

    var draftValues: [String: String] {
        if case .sealed = stage { return [:] }
        guard day.text != "\(proposal.day.day)" || !note.isEmpty else { return [:] }
        return [Self.dayField: day.text, Self.noteField: note]
    }

    /// What was written about a day that is closed by now is about no other day.
    mutating func setValues(_ values: [String: String]) {
        let text = values[Self.dayField] ?? ""
        var isClosed = false
        if let last = proposal.last, let typed = CalendarDay(text) { isClosed = typed <= last }
        day.setText(text.isEmpty || isClosed ? "\(proposal.day.day)" : text)
        note = isClosed ? "" : values[Self.noteField] ?? ""
        problem = nil
    }
}

extension [TextField] {
    /// The texts by field, without empty ones.
    fileprivate func texts(of fields: [String]) -> [String: String] {
        var values: [String: String] = [:]
        for (field, editor) in zip(fields, self) where !editor.isEmpty {
            values[field] = editor.text
        }
        return values
    }

    /// Fills in the texts by field; what has none is emptied.
    fileprivate mutating func setTexts(_ values: [String: String], of fields: [String]) {
        for (index, field) in fields.enumerated() { self[index].setText(values[field] ?? "") }
    }
}
