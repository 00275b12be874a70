import ArgumentParser

/// Where a server listens: `HOST:PORT`.
struct ListenAddress: CustomStringConvertible {
    let host: String
    let port: Int

    /// Reads `127.0.0.1:7070` or `[::1]:7070`.
    static func parse(_ text: String) throws -> ListenAddress {
        guard let colon = text.lastIndex(of: ":"),
            let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
        else { throw ValidationError("Write HOST:PORT.") }
        let host = text[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        let name = String(isBracketed ? host.dropFirst().dropLast() : host)
        guard !name.isEmpty else { throw ValidationError("Write HOST:PORT.") }
        return ListenAddress(host: name, port: port)
    }

    var description: String { "\(host):\(port)" }
}
