package import Payouts
package import TerminalUI

/// The line in which the filter of a list is typed, all of it at once; that of the payouts stacks
/// its terms and has a line of its own.
package struct FilterLine: Equatable, Sendable {
    /// The list.
    package let list: ViewedList
    /// What was shown before, which escape brings back.
    package let before: ViewContent
    /// What was selected before, which escape brings back.
    let selectionBefore: String?
    /// Where it is typed.
    package private(set) var field: TextField
    /// What is typed, as far as it has a meaning: a word that is not finished does not apply yet.
    package private(set) var content: ViewContent
    /// Whether something else than before was shown meanwhile.
    private(set) var hasApplied = false
    /// Why some of it has no meaning; `nil` where all of it does.
    package private(set) var problem: FilterProblem?

    /// A line in which the filter goes on being typed.
    init(_ before: ViewContent, selection: String?, placeholder: String) {
        list = before.list
        selectionBefore = selection
        self.before = before
        content = before
        field = TextField(
            before.filter.isEmpty ? "" : before.filter + " ",
            placeholder: placeholder
        )
    }

    /// Edits what is typed; false for a key that means nothing here.
    mutating func type(_ edit: (inout TextField) -> Bool) -> Bool {
        guard edit(&field) else { return false }
        read()
        return true
    }

    private mutating func read() {
        problem = nil
        var legible: [Substring] = []
        for word in field.text.split(whereSeparator: \.isWhitespace) {
            do throws(FilterProblem) {
                _ = try ViewContent(of: list, filter: String(word))
                legible.append(word)
            } catch {
                problem = problem ?? error
            }
        }
        do throws(FilterProblem) {
            content = try ViewContent(of: list, filter: legible.joined(separator: " "))
            hasApplied = hasApplied || content != before
        } catch {
            problem = problem ?? error
        }
    }
}
