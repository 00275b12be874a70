/// What goes wrong with the answer to a create.
enum Fault: Hashable, Sendable {
    /// No answer, and the connection stays open.
    case timeout
    /// No answer, and the connection is reset.
    case reset
    /// HTTP 500 with a body that no provider documents.
    case serverError
    /// HTTP 502 with a proxy's page.
    case badGateway
    /// The provider goes down for a while, beginning with this request.
    case outage(Outage.Kind)
    /// HTTP 200 with the right answer, cut off: complete to HTTP, unreadable as JSON.
    case badJSON
    /// HTTP 200 whose body ends before its `Content-Length`.
    case truncated
    /// The provider's refusal for lack of money, whatever the balance.
    case insufficientBalance
    /// The provider's words for this refusal, whatever is true.
    case refusal(Refusal)

    static let badGatewayPage = """
        <html>
        <head><title>502 Bad Gateway</title></head>
        <body><center><h1>502 Bad Gateway</h1></center></body>
        </html>
        """
}
