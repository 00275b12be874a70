import TerminalUI

/// All commands by name: what can be done here first, and then what leads elsewhere.
extension ConsoleState {
    /// How near a command is, the nearest first.
    private enum Nearness: Int {
        /// The keys of what has the focus mean it.
        case here
        /// Another pane has it, and it can be run all the same.
        case beside
        case everywhere
        /// Another screen has it, and it leads there.
        case elsewhere
        /// It cannot be run now, and says why.
        case unavailable
    }

    /// Every command that makes sense by name, the nearest first, and of these what the footer
    /// offers in its order; at the end what those that ask for something can be answered.
    var paletteChoices: ChoiceList {
        let rows = ConsoleCommand.rows.filter { $0.command.isForPalette }
        let ranked = rows.enumerated().map { (row: $1, rank: rank(of: $1, at: $0)) }
            .sorted { $0.rank < $1.rank }
        let questions = ranked.map { question(of: $0.row.command) }
        let commands = zip(ranked, questions).map { ranked, question in
            choice(
                of: ranked.row,
                isElsewhere: ranked.rank.0 == Nearness.elsewhere.rawValue,
                question
            )
        }
        let answers = zip(commands, questions).flatMap { command, question in
            question?.answers(to: command) ?? []
        }
        return ChoiceList(commands + answers, placeholder: "what do you want to do?")
    }

    private func choice(
        of row: ConsoleCommand.Row,
        isElsewhere: Bool,
        _ question: PaletteQuestion?
    ) -> ChoiceList.Choice {
        let keys = keymap.keys(for: row.description).map(\.name).joined(separator: " ")
        return ChoiceList.Choice(
            id: row.description.name,
            title: row.command.phrase ?? row.description.title,
            detail: isElsewhere ? otherScreen(of: row).map { "on \($0.title)" } ?? "" : keys,
            unavailable: isElsewhere ? nil : unavailable(row.command),
            note: row.description.help,
            offer: question == .text ? .answered : .always
        )
    }

    /// Takes what became known since the palette was opened.
    mutating func offerCommandsAnew() {
        guard case .palette(var choices) = overlay else { return }
        choices.offer(paletteChoices.choices)
        overlay = .palette(choices)
    }

    private func rank(of row: ConsoleCommand.Row, at index: Int) -> (Int, Int, Int) {
        let nearness = nearness(of: row)
        let priority = nearness == .here ? row.description.hintPriority : nil
        return (nearness.rawValue, priority ?? .max, index)
    }

    private func nearness(of row: ConsoleCommand.Row) -> Nearness {
        if otherScreen(of: row) != nil {
            return refused(row.command) == nil ? .elsewhere : .unavailable
        }
        guard unavailable(row.command) == nil else { return .unavailable }
        if row.description.scope == CommandDescription.globalScope { return .everywhere }
        return scopes.contains { $0.rawValue == row.description.scope } ? .here : .beside
    }

    /// The screen that alone has a command, where another one is shown.
    private func otherScreen(of row: ConsoleCommand.Row) -> Screen? {
        let scope = ConsoleCommand.Scope(rawValue: row.description.scope)
        let home: Screen? =
            switch scope {
            case .closes: .reconciliation
            case .waiting: .approvals
            default: Screen.allCases.first { $0.scope == scope }
            }
        return home == screen ? nil : home
    }

    /// Runs a command, or shows the screen that has it: what it would be about is seen there first.
    ///
    /// - Parameters:
    ///   - id: A choice of the palette: a command, or one of the answers to what it asks.
    ///   - text: What was typed for what it asks; it stands there then, and nothing is done yet.
    /// - Returns: What follows.
    mutating func chooseCommand(_ id: String, answer text: String? = nil) -> [Effect] {
        guard let id = PaletteID(id) else { return [] }
        if let screen = otherScreen(of: id.row) {
            let (key, title) = (keymap.firstKey(of: id.row.command), id.row.description.title)
            notice = Notice(.information, "\(screen.title): \(key) is “\(title)” here.")
            return show(screen)
        }
        if let answer = id.answer { return self.answer(answer, to: id.row.command) }
        return run(id.row.command) + (text.map { paste($0) } ?? [])
    }
}

extension ConsoleCommand {
    /// Whether it makes sense by name: moving by rows and fields does not.
    fileprivate var isForPalette: Bool {
        switch self {
        case .up, .down, .pageUp, .pageDown, .scrollUp, .scrollDown, .scrollPageUp: false
        case .scrollPageDown, .nextField, .previousField, .recent, .emptyForm, .review, .leaveForm,
            .palette:
            false
        default: true
        }
    }

    /// What it is called where its title says too little without the screen around it.
    fileprivate var phrase: String? {
        switch self {
        case .showPayouts, .showWorklist, .showProviders, .showBatches, .showApprovals,
            .showReconciliation, .showAudit, .showNotifications:
            Screen.allCases.first { $0.command == self }.map { "go to \($0.title)" }
        case .first: "go to the first row"
        case .last: "go to the last row"
        case .open: "open the row"
        case .close: "back to the list"
        case .search: "search the list"
        case .filterStatus: "filter by status"
        case .filterProvider: "filter by provider"
        case .toggleFilters: "switch filters off or on"
        case .sort: "sort by a column"
        case .columns: "choose columns"
        case .views: "show a view"
        case .filterReason: "filter by reason"
        case .filterMine: "only what I am on"
        case .filterOwnBreaks: "only breaks that I am on"
        case .filterFate: "filter by fate"
        case .filterRun: "breaks that wait for a second person, or of one comparison"
        case .filterLines: "only troubled rows"
        case .clearAuditFilter: "show all records"
        case .create: "new payout"
        case .createAgain: "new payout like this one"
        case .card: "support card"
        case .addNote: "write a note"
        case .noteBreak: "write a note about the break"
        case .editNote: "write a note in the editor"
        case .startReconciliation: "compare a settlement file"
        case .claimBreak: "claim the break"
        case .resolveBreak: "resolve the break"
        case .confirmBreak: "confirm the break's resolution"
        case .discardBreak: "drop the break's resolution"
        case .pauseProvider: "pause the provider"
        case .resumeProvider: "resume the provider"
        case .retryBatch: "pay again what failed"
        case .verifyAudit: "check the audit trail"
        case .verifyClose: "verify a closed day"
        case .showBreaks: "back to the breaks"
        case .bell: "bell on or off"
        case .export: "export the list"
        default: nil
        }
    }
}
