/// What each column of a batch file holds: a provider's field, the provider itself, or nothing.
package struct BatchColumns: Hashable, Sendable {
    /// The header that names the column with the reasons of rejected rows; it is never read.
    package static let reasonHeader = "paydesk_reason"
    /// The header of the column that says who pays.
    package static let providerHeader = "provider"

    /// The headers as the file writes them.
    package let headers: [String]
    let meanings: [Meaning]

    enum Meaning: Hashable {
        case field(String)
        case provider, nothing
    }

    /// Binds headers to fields.
    ///
    /// - Parameters:
    ///   - headers: As the file writes them; letter case, blanks, `_` and `-` do not count.
    ///   - forms: The configured providers' forms.
    ///   - provider: Who pays, where the file has no `provider` column.
    ///   - mapping: How somebody else's headers are read.
    /// - Throws: ``BatchHeaderProblems`` with every header that means nothing, twice the same, or
    ///   is missing.
    package init(
        headers: [String],
        forms: [PayoutForm],
        provider: ProviderID?,
        mapping: BatchMapping = BatchMapping()
    ) throws(BatchHeaderProblems) {
        let reader = HeaderReader(forms: forms, mapping: mapping)
        let meanings = headers.map(reader.meaning)
        var problems = zip(headers, meanings).enumerated().compactMap { index, column in
            column.1 == nil ? reader.unknown(column.0, at: index) : nil
        }
        self.headers = headers
        self.meanings = meanings.map { $0 ?? .nothing }
        problems += twice()
        problems += missing(from: forms, provider: provider, constants: mapping.constants)
        guard problems.isEmpty else { throw BatchHeaderProblems(problems) }
    }

    /// Whether each row says who pays.
    var hasProvider: Bool { meanings.contains(.provider) }

    /// The header over a field, or the field's own key where a constant fills it in.
    func header(of key: String) -> String {
        meanings.firstIndex(of: .field(key)).map { headers[$0] } ?? key
    }

    /// The column with the reasons of rows that were rejected before.
    package var reasonColumn: Int? {
        let reason = HeaderReader.folded(Self.reasonHeader)
        return headers.firstIndex { HeaderReader.folded($0) == reason }
    }

    private func twice() -> [BatchHeaderProblem] {
        meanings.enumerated().compactMap { index, meaning in
            guard meaning != .nothing, let first = meanings.firstIndex(of: meaning), first < index
            else { return nil }
            return BatchHeaderProblem(
                header: headers[index],
                message: "means the same as column \(first + 1), “\(headers[first])”; remove one"
            )
        }
    }

    private func missing(
        from forms: [PayoutForm],
        provider: ProviderID?,
        constants: [String: String]
    ) -> [BatchHeaderProblem] {
        if hasProvider { return [] }
        guard let provider else {
            let message = "is missing; add the column, or name one provider for the whole file"
            return [BatchHeaderProblem(header: Self.providerHeader, message: message)]
        }
        let fields = forms.first { $0.provider == provider }?.fields ?? []
        return fields.filter { field in
            field.isRequired && constants[field.key] == nil
                && !meanings.contains(.field(field.key))
        }.map { field in
            BatchHeaderProblem(
                header: field.key,
                message: "is missing; \(provider) needs it (\(field.label), "
                    + "for example \(field.example))"
            )
        }
    }
}

/// What is wrong with one header of a batch file.
package struct BatchHeaderProblem: Hashable, Sendable {
    /// The header as the file writes it, or as it should.
    package let header: String
    /// What is wrong with it and what to do, in plain words.
    package let message: String

    /// Creates a problem.
    package init(header: String, message: String) {
        self.header = header
        self.message = message
    }
}

/// Every problem of a batch file's header.
package struct BatchHeaderProblems: Error, Hashable, Sendable {
    /// At least one problem.
    package let problems: [BatchHeaderProblem]

    /// Creates a list of problems.
    package init(_ problems: [BatchHeaderProblem]) { self.problems = problems }
}

/// Finds what a header means.
private struct HeaderReader {
    private let keys: [String: String]
    private let mapped: [String: String]
    private let ignored: Set<String>
    private let known: [String]

    init(forms: [PayoutForm], mapping: BatchMapping) {
        var seen: Set<String> = []
        known = forms.flatMap { $0.fields.map(\.key) }.filter { seen.insert($0).inserted }
        keys = Dictionary(
            known.map { (Self.folded($0), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        mapped = Dictionary(
            mapping.columns.map { (Self.folded($0), Self.folded($1)) },
            uniquingKeysWith: { first, _ in first }
        )
        ignored = Set((mapping.ignored + [BatchColumns.reasonHeader]).map(Self.folded))
    }

    func meaning(_ header: String) -> BatchColumns.Meaning? {
        let name = Self.folded(header)
        if ignored.contains(name) { return .nothing }
        let target = mapped[name] ?? name
        if target == Self.folded(BatchColumns.providerHeader) { return .provider }
        return keys[target].map(BatchColumns.Meaning.field)
    }

    func unknown(_ header: String, at index: Int) -> BatchHeaderProblem {
        if header.isEmpty {
            let message = "column \(index + 1) has no name; name it or remove it"
            return BatchHeaderProblem(header: "", message: message)
        }
        return BatchHeaderProblem(
            header: header,
            message: "is no field of a configured provider; rename it, name it in a mapping, or "
                + "remove it. Fields: \(known.joined(separator: ", "))"
        )
    }

    static func folded(_ header: String) -> String {
        header.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
    }
}
