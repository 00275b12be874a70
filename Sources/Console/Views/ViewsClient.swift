package import PayoutService
package import Payouts

/// The views that there are, bundled ones and the operator's own.
package struct ViewsClient: Sendable {
    /// Reads every view.
    package let list: @Sendable () async -> [ViewOffer]
    /// Keeps a view among the operator's own, in place of one of the same name; gives its file.
    package let save: @Sendable (NamedView) async -> Result<String, ServiceError>

    /// Creates a view of the views.
    package init(
        list: @escaping @Sendable () async -> [ViewOffer],
        save: @escaping @Sendable (NamedView) async -> Result<String, ServiceError>
    ) {
        self.list = list
        self.save = save
    }
}

/// A view as its file says it.
package struct ViewOffer: Equatable, Sendable {
    /// The view's name, or the file's where that cannot be read.
    package let name: String
    /// Whether it is one of the operator's own.
    package let isOwn: Bool
    /// What the file says.
    package let content: Content

    /// What a file says.
    package enum Content: Equatable, Sendable {
        /// A view.
        case view(NamedView)
        /// Nothing that can be used; the sentence says why.
        case problem(String)
    }

    /// Creates an offer.
    package init(name: String, isOwn: Bool, content: Content) {
        self.name = name
        self.isOwn = isOwn
        self.content = content
    }

    /// The view, if the file has one.
    package var view: NamedView? {
        if case .view(let view) = content { view } else { nil }
    }
}

/// Work on views, described but not yet done.
package enum ViewEffect: Equatable, Sendable {
    /// Read which there are, to choose one.
    case list
    /// Read which there are, so that what is shown has its name.
    case read
    /// Keep one.
    case save(NamedView)
}

/// What came of work on views.
package enum ViewMessage: Equatable, Sendable {
    /// An answer to ``ViewEffect/list``.
    case listed([ViewOffer])
    /// An answer to ``ViewEffect/read``.
    case read([ViewOffer])
    /// An answer to ``ViewEffect/save(_:)``: the view, and its file.
    case saved(NamedView, path: String)
}
