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

    /// A view by its name or the name of its file, in any letter case.
    ///
    /// - Throws: ``CommandFailure`` that says which views there are, or what is wrong with it.
    func view(_ name: String) throws(CommandFailure) -> NamedView {
        let offers = offers
        let wanted = name.lowercased()
        let offer = offers.first { offer in
            offer.name.lowercased() == wanted || offer.view?.fileName == wanted
        }
        switch offer?.content {
        case .view(let view): return view
        case .problem(let problem):
            throw CommandFailure(.configuration, "The view \(name): \(problem)")
        case nil:
            let known = offers.compactMap { $0.view?.fileName }.joined(separator: ", ")
            throw CommandFailure(.usage, "There is no view \(name). Views: \(known).")
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
