import Console
import Foundation
import PayoutService
import Payouts

/// The views in the operator's own folder and in the bundled one, a YAML file each.
///
/// One of the operator's own takes the place of a bundled one with the same name of its file.
struct ViewLibrary {
    let ownFolder: String
    let bundledFolder: String?

    init(_ files: InstalledFiles) {
        ownFolder = files.ownViews
        bundledFolder = files.views
    }

    /// Every view, the operator's own first, each kind by the name of its file.
    var offers: [ViewOffer] {
        let own = InstalledFiles.documents(in: ownFolder)
        let bundled = bundledFolder.map { folder in
            InstalledFiles.documents(in: folder).filter { !own.contains($0) }
                .map { Self.offer("\(folder)/\($0).yaml", name: $0, isOwn: false) }
        }
        return own.map { Self.offer("\(ownFolder)/\($0).yaml", name: $0, isOwn: true) }
            + (bundled ?? [])
    }

    /// What a view of a list shows, by its name or the name of its file, in any letter case.
    ///
    /// - Throws: ``CommandFailure`` that says which views of the list there are, or what is wrong
    ///   with it.
    func content(_ name: String, of list: ViewedList) throws(CommandFailure) -> ViewContent {
        let offers = offers.filter { $0.view.map { $0.content.list == list } ?? true }
        let wanted = name.lowercased()
        let offer = offers.first { offer in
            offer.name.lowercased() == wanted || offer.view?.fileName == wanted
        }
        switch offer?.content {
        case .view(let view): return view.content
        case .problem(let problem):
            throw CommandFailure(.configuration, "The view \(name): \(problem)")
        case nil:
            let known = offers.compactMap { $0.view?.fileName }.joined(separator: ", ")
            throw CommandFailure(.usage, "There is no view \(name). Views: \(known).")
        }
    }

    /// The filter of a view of another list than the payouts', and of what was typed besides, for
    /// whoever asks; without either, of all that the list shows at first.
    func filter<Filter: WrittenFilter>(
        _ name: String?,
        and typed: String,
        of list: ViewedList,
        for me: OperatorName
    ) throws(CommandFailure) -> Filter {
        let kept = try name.map { name throws(CommandFailure) in
            try content(name, of: list).filter
        }
        do throws(FilterProblem) {
            let text = [kept, typed].compactMap(\.self).joined(separator: " ")
            return try SharedFilter<Filter>(parsing: text).filter(for: me)
        } catch {
            throw CommandFailure(.usage, error.sentence)
        }
    }

    /// Keeps a view in a file of its own, whole or not at all.
    func save(_ view: NamedView) throws(ServiceError) -> String {
        let path = "\(ownFolder)/\(view.fileName).yaml"
        do {
            try FileManager.default.createDirectory(
                atPath: ownFolder,
                withIntermediateDirectories: true
            )
            let text = try ViewFile(view).yaml()
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        } catch {
            throw .notSupported("\(path) cannot be written. Check the folder's owner and mode.")
        }
    }

    private static func offer(_ path: String, name: String, isOwn: Bool) -> ViewOffer {
        do {
            let view = try ViewFile.view(in: try String(contentsOfFile: path, encoding: .utf8))
            return ViewOffer(name: view.name, isOwn: isOwn, content: .view(view))
        } catch let problem as FilterProblem {
            return ViewOffer(name: name, isOwn: isOwn, content: .problem(problem.sentence))
        } catch {
            let problem = YAMLProblem(error)
            return ViewOffer(name: name, isOwn: isOwn, content: .problem(problem.text))
        }
    }
}

extension ViewsClient {
    /// The views of a library.
    init(_ library: ViewLibrary) {
        self.init(
            list: { library.offers },
            save: { view in
                Result { () throws(ServiceError) in try library.save(view) }
            }
        )
    }
}
