import Foundation
import Glibc
import TerminalUI

extension TerminalSession {
    /// Lends the terminal to the person's pager or editor.
    ///
    /// - Parameters:
    ///   - text: What is shown or edited.
    ///   - isEdited: Whether it is edited.
    ///   - isEnding: Whether the console has to end, and the program with it.
    /// - Returns: What came of it.
    mutating func lend(
        for text: String,
        isEdited: Bool,
        while isEnding: () -> Bool
    ) -> ProgramResult {
        let command = isEdited ? capabilities.editor : capabilities.pager
        do throws(TerminalError) {
            let file = try TemporaryFile.written(text, isNamed: isEdited)
            let program = ForegroundProgram(
                command: command,
                file: isEdited ? file.path : nil,
                input: isEdited ? input : file.descriptor,
                terminal: output
            )
            var result = Result<Int32, TerminalError>.success(0)
            suspended {
                result = Result { () throws(TerminalError) in try program.run(while: isEnding) }
            }
            guard try result.get() == 0 else {
                return .failed("\(command) did not end well; nothing was taken from it.")
            }
            return isEdited ? .edited(try file.text()) : .shown
        } catch {
            return .failed("\(command) could not be run: \(error.description)")
        }
    }
}

/// A file that only its owner reads, and that is gone with this value.
private struct TemporaryFile: ~Copyable {
    /// Where it is, until it is gone.
    let path: String
    /// Open for reading, at its start.
    let descriptor: Int32
    let isNamed: Bool

    /// Writes a file.
    ///
    /// - Parameters:
    ///   - text: What it holds.
    ///   - isNamed: Whether others have to find it; one without a name is gone even after a crash.
    /// - Returns: It, open.
    /// - Throws: `TerminalError` if it cannot be written.
    static func written(_ text: String, isNamed: Bool) throws(TerminalError) -> TemporaryFile {
        var name = Array((NSTemporaryDirectory() + "/paydesk-note.XXXXXX").utf8CString)
        let descriptor = unsafe mkstemp(&name)
        guard descriptor >= 0 else { throw .system(call: "mkstemp", code: errno) }
        let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if !isNamed { unsafe unlink(path) }
        let file = TemporaryFile(path: path, descriptor: descriptor, isNamed: isNamed)
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe write(descriptor, buffer.baseAddress, buffer.count)
            }
            guard count >= 0 || errno == EINTR else { throw .system(call: "write", code: errno) }
            bytes = bytes.dropFirst(max(0, count))
        }
        lseek(descriptor, 0, SEEK_SET)
        return file
    }

    deinit {
        close(descriptor)
        if isNamed { unsafe unlink(path) }
    }

    /// What it holds now; an editor may have put another file in its place.
    func text() throws(TerminalError) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .system(call: "read", code: ENOENT)
        }
        return String(decoding: data, as: UTF8.self)
    }
}
