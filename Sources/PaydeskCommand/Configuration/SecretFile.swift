import Foundation

/// A file that holds a secret and that nobody but its owner can read.
enum SecretFile {
    /// Reads the secret, without the blanks around it.
    static func read(_ path: String) throws(SecretFileProblem) -> String {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? Int,
            let text = try? String(contentsOfFile: path, encoding: .utf8)
        else { throw SecretFileProblem(sentence: "\(path) cannot be read.") }
        guard mode & 0o077 == 0 else {
            throw SecretFileProblem(
                sentence: "\(path) is open to others; run chmod 600 \(path)."
            )
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// Why a secret's file was not taken.
struct SecretFileProblem: Error {
    let sentence: String
}
