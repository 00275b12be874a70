import PayoutService
import Payouts
import TerminalUI

// MARK: - Opening and leaving

extension ConsoleState {
    /// Opens the form of a provider: the draft that was left, or an empty one.
    mutating func openForm(_ provider: ProviderID) -> [Effect] {
        guard let facts = facts.provider(provider) else { return [] }
        let form = resumed(FormState(facts))
        self.form = form
        focus = .form
        overlay = nil
        tell(ofDraft: form)
        if form.isDraft { checkForm() }
        let needsBanks = facts.form.fields.contains { $0.kind == .bank } && form.banks == nil
        return needsBanks ? [.readBanks(provider)] : []
    }

    private mutating func leaveForm() {
        if let form, keepDraft(of: form) {
            notice = keptNotice("The draft", keymap.firstKey(of: .create))
        }
        form = nil
        focus = .list
    }
}

// MARK: - Keys

extension ConsoleState {
    mutating func takeInForm(_ key: Key) -> [Effect] {
        if form?.review != nil { return takeInReview(key) }
        // A letter is text here, whatever it means elsewhere.
        if key.typed == nil, let command = command(for: key, in: [.form]),
            command.isForForm
        {
            return run(command)
        }
        guard let form else { return [] }
        if key == .enter { return enterInForm() }
        guard let field = form.focusedField else { return [] }
        if field.isChosen {
            guard key.typed != nil || key == .right else {
                if key == .backspace || key == .delete { editFocused { $0.setText("") } }
                return []
            }
            return openChoices(of: form.focus, typed: key.typed)
        }
        editFocused { _ = $0.handle(key) }
        return []
    }

    mutating func pasteInForm(_ text: String) {
        guard form?.review == nil, !fillIn(text) else { return }
        guard form?.focusedField?.isChosen == false else { return }
        editFocused { $0.insert(text.trimmingBlanks) }
    }

    mutating func runInForm(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .nextField: moveFocus(1)
        case .previousField: moveFocus(-1)
        case .recent: return form.map { [.readRecent($0.provider)] } ?? []
        case .leaveForm: leaveForm()
        default: return reviewForm()
        }
        return []
    }

    /// Enter does one thing: it goes on.
    ///
    /// A choice opens its list, the button starts the review.
    private mutating func enterInForm() -> [Effect] {
        guard let form else { return [] }
        if form.isOnButton { return reviewForm() }
        if form.focusedField?.isChosen == true { return openChoices(of: form.focus, typed: nil) }
        moveFocus(1)
        return []
    }

    private mutating func moveFocus(_ step: Int) {
        guard let form else { return }
        let stops = form.fields.count + 1
        moveFocus(to: (form.focus + step + stops) % stops)
    }

    /// Goes to a field, or to the button behind the last one.
    mutating func moveFocus(to stop: Int) {
        guard var form else { return }
        form.visited.insert(form.focus)
        form.focus = stop
        // Whoever goes on is not surprised by a review.
        form.isChecking = false
        self.form = form
        checkForm()
    }

    private mutating func editFocused(_ edit: (inout TextField) -> Void) {
        guard let index = form?.focus, form?.editors.indices.contains(index) == true else { return }
        form?.overall = nil
        form?.isChecking = false
        if let editor = form?.editors[index] {
            var edited = editor
            edit(&edited)
            form?.editors[index] = edited
        }
        checkForm()
    }

    /// Checks every field for itself, and rules between fields where all of them were visited.
    mutating func checkForm() {
        guard var form, let rules = facts.provider(form.provider)?.form else { return }
        let values = form.values
        form.problems = [:]
        for field in form.fields {
            let isBankUnknown = field.kind == .bank && form.banks == nil
            if isBankUnknown { continue }
            let problem = rules.problem(in: field, values: values, banks: form.banks ?? [])
            form.problems[field.key] = problem?.message
        }
        let visited = form.visitedValues
        for problem in rules.crossRules.compactMap({ $0(visited, form.banks ?? []) })
        where form.problems[problem.key] == nil && form.isVisited(problem.key) {
            form.problems[problem.key] = problem.message
        }
        self.form = form
    }
}

// MARK: - Choices

extension ConsoleState {
    private mutating func openChoices(of index: Int, typed: Character?) -> [Effect] {
        guard let form, form.fields.indices.contains(index) else { return [] }
        let field = form.fields[index]
        if field.kind == .bank, form.banks == nil {
            notice = Notice(.information, "The bank list is being read…")
            return [.readBanks(form.provider)]
        }
        let choices = ChoiceList(
            field.choices(banks: form.banks ?? []),
            selected: form.editors[index].text,
            placeholder: "type to search"
        )
        overlay = .choice(.field(index), choices.searching(typed))
        return []
    }

    mutating func chooseInForm(_ value: String, field index: Int) -> [Effect] {
        guard var form, form.editors.indices.contains(index) else { return [] }
        let implied = facts.provider(form.provider)?.form.implied ?? { _, _ in [:] }
        let before = implied(form.values, form.banks ?? [])
        form.editors[index].setText(value)
        form.overall = nil
        let after = implied(form.values, form.banks ?? [])
        form.follow(after, insteadOf: before)
        self.form = form
        // What follows from the choice needs no look; whoever wants to comes back to it.
        let rest = form.fields.indices.dropFirst(index + 1)
        moveFocus(to: rest.first { after[form.fields[$0].key] == nil } ?? form.fields.count)
        return []
    }
}

extension PayoutField {
    /// Whether the value is picked from a list rather than typed.
    var isChosen: Bool {
        switch kind {
        case .text, .amount: false
        case .currency, .choice, .bank: true
        }
    }

    func choices(banks: [Bank]) -> [ChoiceList.Choice] {
        switch kind {
        case .text, .amount: []
        case .currency(let codes): codes.map { ChoiceList.Choice(id: $0, title: $0) }
        case .choice(let choices):
            choices.map { ChoiceList.Choice(id: $0.value, title: $0.label, detail: $0.value) }
        case .bank:
            banks.map { bank in
                ChoiceList.Choice(
                    id: bank.id,
                    title: bank.name,
                    detail: bank.isWallet ? "wallet · \(bank.code)" : bank.code
                )
            }
        }
    }

    /// What a person reads for a value of this field.
    func displayed(_ value: String, banks: [Bank]) -> String {
        choices(banks: banks).first { $0.id == value }?.title ?? value
    }
}

extension ConsoleCommand {
    /// Whether a key that is not text runs it while a form has the focus.
    var isForForm: Bool {
        switch self {
        case .nextField, .previousField, .recent, .emptyForm, .review, .leaveForm, .help, .jump:
            true
        default: false
        }
    }
}

extension String {
    /// The text without blanks and line breaks at its ends.
    var trimmingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
