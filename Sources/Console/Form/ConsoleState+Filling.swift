import Foundation
import Payouts
import TerminalUI

// MARK: - From a payout

extension ConsoleState {
    /// Fills in the form from a payout, once it is kept that its account is shown in full.
    mutating func revealToFill(_ payout: Payout) -> [Effect] {
        source = payout
        return [.reveal(payout.id)]
    }

    /// Fills in what waited for that; `nil` when nothing did.
    mutating func fillInSource(_ id: PayoutID) -> [Effect]? {
        guard let payout = source, payout.id == id else { return nil }
        source = nil
        return form == nil ? createAgain(payout) : payAgain(payout)
    }

    /// Opens the form with everything that an existing payout says.
    ///
    /// What a draft for the same provider had in a field comes back with undo.
    private mutating func createAgain(_ payout: Payout) -> [Effect] {
        guard let rules = facts.provider(payout.provider)?.form else { return [] }
        let effects = openForm(payout.provider)
        fillIn(rules.values(of: payout))
        let words = "Filled in like \(payout.id). Nothing is sent before the review."
        notice = Notice(.information, words)
        return effects
    }

    /// Fills in whom a payout went to; the amount stays as it is.
    private mutating func payAgain(_ payout: Payout) -> [Effect] {
        guard let form, form.provider == payout.provider, form.review == nil,
            let rules = facts.provider(form.provider)?.form
        else { return [] }
        let amount = form.values.filter { rules.field($0.key)?.kind == .amount }
        fillIn(amount.merging(rules.beneficiaryValues(of: payout)) { $1 })
        return []
    }

    /// Puts values in the place of all, and goes where the amount is.
    private mutating func fillIn(_ values: [String: String]) {
        form?.setValues(values)
        let amount = form?.fields.firstIndex { $0.kind == .amount }
        form?.focus = amount ?? 0
        checkForm()
    }

    /// Offers those who were paid lately through the form's provider, each account once.
    mutating func offerRecent(_ payouts: [Payout], of provider: ProviderID) {
        guard form?.provider == provider, form?.review == nil, overlay == nil else { return }
        var seen: Set<String> = []
        let recent = payouts.filter { seen.insert($0.beneficiary.account).inserted }
        guard !recent.isEmpty else {
            notice = Notice(.information, "Nobody was paid through this provider yet.")
            return
        }
        form?.recent = recent
        let choices = recent.map { payout in
            ChoiceList.Choice(
                id: payout.id.rawValue,
                title: payout.beneficiary.displayName,
                detail: [
                    payout.beneficiary.institution, payout.beneficiary.accountBeside,
                    "\(payout.amount)", TimeText.age(now.timeIntervalSince(payout.createdAt)),
                ].filter { !$0.isEmpty }.joined(separator: " · ")
            )
        }
        overlay = .choice(
            .recentBeneficiary,
            ChoiceList(choices, placeholder: "type to narrow down")
        )
    }

    /// Fills in whom a recent payout went to.
    mutating func chooseRecent(_ id: String) -> [Effect] {
        form?.recent.first { $0.id.rawValue == id }.map { revealToFill($0) } ?? []
    }
}

// MARK: - From pasted text

extension ConsoleState {
    /// Fills in what pasted text says of fields that it names; `false` when it names none.
    mutating func fillIn(_ text: String) -> Bool {
        guard let form, let rules = facts.provider(form.provider)?.form,
            let pasted = PastedFields(text)
        else { return false }
        var values = form.values
        var (filled, unknown) = ([String](), pasted.unread)
        for (name, text) in pasted.pairs {
            guard let field = rules.field(named: name) else {
                unknown.append(name)
                continue
            }
            values[field.key] = field.value(named: text, banks: form.banks ?? [])
            filled.append(field.label)
        }
        guard !filled.isEmpty else { return false }
        self.form?.setValues(rules.completed(values, banks: form.banks ?? []))
        checkForm()
        let first = form.fields.firstIndex { self.form?.problems[$0.key] != nil }
        self.form?.focus = first ?? form.fields.count
        let rest = unknown.isEmpty ? "." : "; not known here: \(unknown.joined(separator: ", "))."
        notice = Notice(
            unknown.isEmpty ? .information : .attention,
            "Filled in \(filled.joined(separator: ", "))\(rest)"
        )
        return true
    }
}

extension FormState {
    /// Fills in what follows from a choice, and takes back what followed from the one before; what
    /// somebody typed stays.
    mutating func follow(_ implied: [String: String], insteadOf former: [String: String]) {
        for (index, field) in fields.enumerated() where implied[field.key] != former[field.key] {
            guard editors[index].isEmpty || editors[index].text == former[field.key] else {
                continue
            }
            editors[index].setText(implied[field.key] ?? "")
            visited.insert(index)
        }
    }

    /// Puts texts in the place of all others; whoever comes back can undo each.
    mutating func setValues(_ values: [String: String]) {
        for (index, field) in fields.enumerated() {
            let text = values[field.key] ?? ""
            guard editors[index].text != text else { continue }
            editors[index].setText(text)
            visited.insert(index)
        }
        overall = nil
        isChecking = false
    }
}

extension PayoutField {
    /// The value that a text stands for: itself, or what is chosen under this name.
    fileprivate func value(named text: String, banks: [Bank]) -> String {
        let wanted = text.lowercased()
        let choice = choices(banks: banks).first {
            $0.id.lowercased() == wanted || $0.title.lowercased() == wanted
        }
        let code = banks.first { kind == .bank && $0.code.lowercased() == wanted }?.id
        return choice?.id ?? code ?? text
    }
}
