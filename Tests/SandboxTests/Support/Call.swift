/// A request as a test sends it.
struct Call: Sendable {
    var method = "POST"
    var path: String
    var headers: [String: String] = [:]
    var body = ""

    func with(header name: String, _ value: String?) -> Call {
        var call = self
        call.headers[name] = value
        return call
    }

    func with(body: String) -> Call {
        var call = self
        call.body = body
        return call
    }

    func with(method: String) -> Call {
        var call = self
        call.method = method
        return call
    }
}
