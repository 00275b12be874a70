/// Reads the rows of a batch file through the providers' forms.
package struct BatchReader: Sendable {
    /// What the file's columns hold.
    package let columns: BatchColumns
    private let forms: [ProviderID: PayoutForm]
    private let banks: [ProviderID: [Bank]]
    private let provider: ProviderID?
    private let mapping: BatchMapping

    /// Creates a reader of one file.
    ///
    /// - Parameters:
    ///   - columns: What its columns hold.
    ///   - forms: The configured providers' forms.
    ///   - banks: The providers' bank lists.
    ///   - provider: Who pays, where a row does not say.
    ///   - mapping: How somebody else's file is read.
    package init(
        columns: BatchColumns,
        forms: [PayoutForm],
        banks: [ProviderID: [Bank]],
        provider: ProviderID?,
        mapping: BatchMapping = BatchMapping()
    ) {
        self.columns = columns
        self.forms = Dictionary(
            forms.map { ($0.provider, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.banks = banks
        self.provider = provider
        self.mapping = mapping
    }

    /// Reads one row.
    ///
    /// - Parameters:
    ///   - fields: Its fields in the order of the columns, without guards against formulas.
    ///   - line: The line in which it begins.
    /// - Returns: The row, with every problem that was found in it.
    package func row(_ fields: [String], line: Int) -> BatchRow {
        var reading = RowReading(line: line, values: mapping.constants)
        let width = columns.headers.count
        if fields.dropFirst(width).contains(where: { !$0.isBlank }) {
            reading.report(
                "column \(width + 1)",
                .columnCount,
                "has no header; look for a separator inside a value, or a missing quote"
            )
        }
        guard let form = form(for: fields, &reading) else { return reading.row(nil, amount: nil) }
        for (index, meaning) in columns.meanings.enumerated() where index < fields.count {
            guard case .field(let key) = meaning, !fields[index].isBlank else { continue }
            take(fields[index].trimmed, as: key, in: index, of: form, &reading)
        }
        return finish(reading, form)
    }

    // MARK: - Who pays

    private func form(for fields: [String], _ reading: inout RowReading) -> PayoutForm? {
        let column = columns.meanings.firstIndex(of: .provider)
        let text = column.flatMap { $0 < fields.count ? fields[$0].trimmed : nil } ?? ""
        let named = ProviderID(rawValue: text.lowercased())
        let header = column.map { columns.headers[$0] } ?? BatchColumns.providerHeader
        let known = forms.keys.map(\.rawValue).sorted().joined(separator: ", ")
        if !text.isEmpty, let provider, named != provider {
            reading.report(header, .provider, "differs: the whole file was given to \(provider)")
        } else if let wanted = text.isEmpty ? provider : named, let form = forms[wanted] {
            return form
        } else {
            let fix = text.isEmpty ? "is required" : "must be a configured provider"
            reading.report(header, .provider, "\(fix); one of \(known)")
        }
        return nil
    }

    // MARK: - Values

    private func take(
        _ text: String,
        as key: String,
        in column: Int,
        of form: PayoutForm,
        _ reading: inout RowReading
    ) {
        let isAmount = form.field(key)?.kind == .amount
        let header = columns.headers[column]
        if let damage = SpreadsheetDamage(seenIn: text, isAmount: isAmount) {
            reading.report(header, .spreadsheetDamage, damage.message)
            reading.damaged.insert(key)
        } else if isAmount, mapping.decimalMark == .comma {
            guard let plain = text.withDecimalPoint else {
                let message = "is not an amount with decimals after a comma, as in 1.234,50"
                reading.report(header, .amount, message)
                reading.damaged.insert(key)
                return
            }
            reading.values[key] = plain
        } else {
            reading.values[key] = text
            if !isAmount, SpreadsheetDamage.isRounded(text) { reading.rounded.append(header) }
        }
    }

    private func finish(_ reading: RowReading, _ form: PayoutForm) -> BatchRow {
        var reading = reading
        let banks = banks[form.provider] ?? []
        do throws(FieldProblems) {
            let draft = try form.draft(from: reading.values, banks: banks)
            return reading.row(draft, provider: form.provider, amount: draft.amount)
        } catch {
            for problem in error.problems where !reading.damaged.contains(problem.key) {
                let damage = damage(behind: problem, reading.values, form)
                reading.report(
                    columns.header(of: problem.key),
                    damage == nil ? problem.rule : .spreadsheetDamage,
                    damage?.message ?? problem.message
                )
            }
        }
        let amount = form.readableAmount(in: reading.values)
        return reading.row(nil, provider: form.provider, amount: amount)
    }

    // MARK: - Why

    private func damage(
        behind problem: FieldProblem,
        _ values: [String: String],
        _ form: PayoutForm
    ) -> SpreadsheetDamage? {
        guard let text = values[problem.key], let field = form.field(problem.key) else {
            return nil
        }
        switch field.kind {
        case .amount: return SpreadsheetDamage(behindAmount: text)
        case .text:
            return SpreadsheetDamage(behindText: text)
                ?? lostZeros(of: problem.key, values, form).map(SpreadsheetDamage.lostZeros)
        case .currency, .choice, .bank: return SpreadsheetDamage(behindText: text)
        }
    }

    /// How many zeros put before a number would mend it.
    private func lostZeros(
        of key: String,
        _ values: [String: String],
        _ form: PayoutForm
    ) -> Int? {
        guard let text = values[key], text.allSatisfy(\.isASCIIDigit) else { return nil }
        return (1...Self.mostLostZeros).first { count in
            var mended = values
            mended[key] = String(repeating: "0", count: count) + text
            do throws(FieldProblems) {
                _ = try form.draft(from: mended, banks: banks[form.provider] ?? [])
                return true
            } catch {
                return !error.problems.contains { $0.key == key }
            }
        }
    }

    /// More zeros than that at the front of an account number are not a spreadsheet's work.
    private static let mostLostZeros = 4
}

/// A row while it is read.
private struct RowReading {
    let line: Int
    var values: [String: String]
    var problems: [BatchProblem] = []
    /// Fields whose value is known to be wrong and was left out.
    var damaged: Set<String> = []
    var rounded: [String] = []

    init(line: Int, values: [String: String]) {
        self.line = line
        self.values = values
    }

    mutating func report(_ column: String, _ rule: BrokenRule, _ message: String) {
        problems.append(BatchProblem(line: line, column: column, rule: rule, message: message))
    }

    func row(_ draft: PayoutDraft? = nil, provider: ProviderID? = nil, amount: Money?) -> BatchRow {
        BatchRow(
            line: line,
            provider: provider,
            amount: amount,
            draft: problems.isEmpty ? draft : nil,
            problems: problems,
            roundedColumns: rounded
        )
    }
}

extension String {
    /// The digits with a point before the decimals, of a text that has a comma there.
    fileprivate var withDecimalPoint: String? {
        guard wholeMatch(of: /-?(\d{1,3}(\.\d{3})*|\d+)(,\d+)?/) != nil else { return nil }
        return filter { $0 != "." }.replacing(",", with: ".")
    }
}
